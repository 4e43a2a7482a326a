import { AshlarError } from '@/lib/domain/errors';
import { type Answer, type Effect, effects, parseAnswer } from '@/lib/domain/mapping';

/** Shown wherever a person must say how a task is done. */
export const answerForms = '"/command args", "$ shell text", "prompt: text", done or skip';

/**
 * Reads an answer from the command line.
 * @throws E_ANSWER when it is none of the five forms, E_EFFECT when the effect is neither `files` nor `none`.
 */
export function typedAnswer(text: string, effect: string | undefined): Answer {
  const answer = parseAnswer(text, typedEffect(effect));
  if (answer) return answer;
  throw new AshlarError('E_ANSWER', `${JSON.stringify(text)} is not an answer.`, `Answers are ${answerForms}.`);
}

function typedEffect(effect: string | undefined): Effect | undefined {
  if (effect === undefined) return undefined;
  const known = effects.find((name) => name === effect);
  if (known) return known;
  throw new AshlarError(
    'E_EFFECT',
    `--effect ${JSON.stringify(effect)} is not known.`,
    'Use --effect none for commands that change no files, --effect files for those that do.',
  );
}
