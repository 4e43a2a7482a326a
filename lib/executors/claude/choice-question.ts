import type { PermissionResult } from '@anthropic-ai/claude-agent-sdk';
import type { Question, QuestionReply } from '@/lib/domain/question';
import { bounded, oneLine } from './normalise/bounds';
import { type Fields, fieldsOf, listOf, textOf } from './normalise/fields';

type Choice = Extract<Question, { kind: 'choice' }>;

const textMax = 4000;

/** What the agent asks by AskUserQuestion; null when it asks nothing that can be read. */
export function choiceQuestion(
  id: string,
  input: Fields,
  { safe, now }: { safe: (text: string) => string; now: string },
): Choice | null {
  const questions = listOf(input.questions)
    .map(fieldsOf)
    .filter((each) => textOf(each.question) !== '')
    .map((each) => ({
      header: oneLine(textOf(each.header), safe, 60),
      text: bounded(textOf(each.question), textMax, safe),
      several: each.multiSelect === true,
      choices: listOf(each.options)
        .map(fieldsOf)
        .map((option) => ({
          label: oneLine(textOf(option.label), safe),
          description: bounded(textOf(option.description), textMax, safe),
        })),
    }));
  return questions.length > 0 ? { id, askedAt: now, kind: 'choice', questions } : null;
}

/** The answers as the tool takes them; null when the reply does not fit the questions. */
export function choiceResult(reply: QuestionReply, input: Fields): PermissionResult | null {
  if (reply.type === 'deny') {
    return { behavior: 'deny', message: reply.reason.trim() || 'The person gives no answer to this.' };
  }
  const asked = listOf(input.questions)
    .map((each) => textOf(fieldsOf(each).question))
    .filter((text) => text !== '');
  if (reply.type !== 'choose' || reply.answers.length !== asked.length) return null;
  const answers = Object.fromEntries(asked.map((text, index) => [text, (reply.answers[index] ?? []).join(', ')]));
  return { behavior: 'allow', updatedInput: { ...input, answers } };
}
