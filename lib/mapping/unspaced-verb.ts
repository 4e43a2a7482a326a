import { kindOfVerb, type TaskKind } from './task-kinds';
import type { Word } from './words';

/**
 * The verb of a line in Chinese or Japanese, which need not stand first, and where what it is about stands: after it,
 * or, where the verb ends the line, before it. Null for other lines.
 */
export function findUnspacedVerb(
  words: readonly Word[],
  titleEnd: number,
): { kind: TaskKind; from: number; to: number } | null {
  for (let i = 0; i < titleEnd; i++) {
    const word = words[i] as Word;
    const kind = word.cut ? kindOfVerb(word.stem) : null;
    if (!kind) continue;
    const after = words.slice(i + 1, titleEnd).some((next) => next.stem !== 'for' && !kindOfVerb(next.stem));
    return { kind, ...(after ? { from: i + 1, to: titleEnd } : objectBefore(words, i)) };
  }
  return null;
}

/** “…に認証を作成”: what is made stands before the verb and its mark, and after the mark before that. */
function objectBefore(words: readonly Word[], verb: number): { from: number; to: number } {
  const isMark = (at: number): boolean => words[at]?.stem === 'for';
  let to = verb;
  while (to > 0 && isMark(to - 1)) to--;
  let from = to;
  while (from > 0 && !isMark(from - 1)) from--;
  return { from, to };
}
