import type { Problem } from './errors';
import type { Question, QuestionReply } from './question';

/** Why a reply does not answer a question; null when it does. */
export function replyProblem(question: Question, reply: QuestionReply): Problem | null {
  if (reply.type === 'deny') return null;
  if (question.kind === 'permission') {
    if (reply.type === 'choose') return wrong('It asks for a permission, not for a choice.', 'Allow it or deny it.');
    if (reply.always && question.always === null) return wrong('It cannot be allowed for always.', 'Allow it once.');
    return reply.input === null ? null : inputProblem(question.editable, reply.input);
  }
  if (reply.type === 'allow') return wrong('It asks for a choice, not for a permission.', 'Choose one of its answers.');
  const { questions } = question;
  if (reply.answers.length !== questions.length) {
    return wrong(
      `It asks ${questions.length} questions and got ${reply.answers.length} answers.`,
      'Answer each of them.',
    );
  }
  const blank = questions.find((_, at) => reply.answers[at]?.some((words) => words.trim() === ''));
  if (blank) return wrong(`“${blank.text}” has no answer.`, 'Choose one, or write your own words.');
  const single = questions.find((each, at) => !each.several && reply.answers[at]?.length !== 1);
  return single ? wrong(`“${single.text}” takes one answer.`, 'Choose one, or write your own words.') : null;
}

function inputProblem(editable: boolean, input: string): Problem | null {
  if (!editable) return wrong('The input of this tool cannot be changed.', 'Allow it as it is, or deny it.');
  try {
    const value: unknown = JSON.parse(input);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return null;
    return wrong('The input must be a JSON object.', 'Keep the braces around it.');
  } catch (error) {
    return wrong(`The input is not JSON: ${error instanceof Error ? error.message : String(error)}.`, 'Correct it.');
  }
}

const wrong = (message: string, hint: string): Problem => ({ code: 'E_INPUT', message, hint });
