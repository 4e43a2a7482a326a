/** What two texts are compared by: their pairs of neighbouring signs and their words, each sorted. */
export type TextShape = { pairs: Uint32Array; words: string[] };

/** Signs of a text that are looked at: a description that goes on for longer is known by its beginning. */
const COMPARED_MAX = 1000;
/** One text that holds every word of the other is the other elaborated, however much was added. */
const ELABORATED = 0.75;
const ELABORATED_WORDS_MIN = 2;

/** `whole` is a text as `taskName` gives it. */
export function textShape(whole: string): TextShape {
  const name = whole.slice(0, COMPARED_MAX);
  const pairs = new Uint32Array(Math.max(0, name.length - 1));
  for (let at = 0; at < pairs.length; at++) pairs[at] = name.charCodeAt(at) * 65_536 + name.charCodeAt(at + 1);
  return { pairs: pairs.sort(), words: (name.match(/[\p{L}\p{N}]+/gu) ?? []).sort() };
}

/**
 * How much alike two texts are, from 0 to 1: twice the pairs of signs they share over all their pairs, or 0.75 where
 * one holds every word of the other.
 */
export function likeness(a: TextShape, b: TextShape): number {
  const all = a.pairs.length + b.pairs.length;
  const dice = all === 0 ? 0 : (2 * sharedPairs(a.pairs, b.pairs)) / all;
  return dice < ELABORATED && isElaborated(a.words, b.words) ? ELABORATED : dice;
}

function sharedPairs(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}

function isElaborated(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < ELABORATED_WORDS_MIN) return false;
  let at = 0;
  return short.every((word) => {
    while (at < long.length && (long[at] as string) < word) at++;
    return long[at++] === word;
  });
}
