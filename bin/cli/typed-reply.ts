import { AshlarError } from '@/lib/domain/errors';
import type { Question, QuestionReply } from '@/lib/domain/question';

export const replyForms = 'allow, always, deny, or choose';

/**
 * What a person typed as an answer to a question: `allow` (with `--input`), `always`, `deny "reason"`, or
 * `choose` with one answer for each question; several answers to one are parted by commas where it takes several.
 * Throws `E_USAGE`.
 */
export function typedReply(question: Question, form: string, words: readonly string[], input?: string): QuestionReply {
  if (input !== undefined && form !== 'allow') throw usage('--input goes with allow alone.');
  switch (form) {
    case 'allow':
      return { type: 'allow', always: false, input: input ?? null };
    case 'always':
      return { type: 'allow', always: true, input: null };
    case 'deny':
      return { type: 'deny', reason: words.join(' ') };
    case 'choose':
      return { type: 'choose', answers: typedAnswers(question, words) };
    default:
      throw usage(`${form} is no answer.`);
  }
}

function typedAnswers(question: Question, words: readonly string[]): string[][] {
  const questions = question.kind === 'choice' ? question.questions : [];
  if (words.length === 0) throw usage('Say what you choose.');
  return words.map((each, at) => {
    const asked = questions[at];
    const parts = asked?.several ? each.split(',') : [each];
    return parts.map((part) => labelOf(asked?.choices ?? [], part.trim()));
  });
}

/** The choice meant by its number from 1, or by its label in any case; else the words as they are. */
function labelOf(choices: readonly { label: string }[], typed: string): string {
  const byNumber = /^\d{1,3}$/.test(typed) ? choices[Number(typed) - 1] : undefined;
  const known = byNumber ?? choices.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
  return known?.label ?? typed;
}

const usage = (message: string): AshlarError =>
  new AshlarError('E_USAGE', message, `Answer with ${replyForms}, such as: ashlar reply F001 L0.1 deny "Not here."`);
