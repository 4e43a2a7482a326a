import { pairSimilar } from './pair-similar';
import { Pairs, type Piece } from './text-pairs';

type KeyOf = (pieces: readonly Piece[], index: number) => string | null;

const name = (piece: Piece | undefined): string => piece?.name ?? '\0';
const same: KeyOf = (pieces, at) => `${pieces[at]?.ref ?? ''}\0${name(pieces[at])}`;
const inPlace =
  (key: KeyOf): KeyOf =>
  (pieces, at) =>
    `${pieces[at]?.place}\0${key(pieces, at)}`;
const after: KeyOf = (pieces, at) => `${name(pieces[at - 1])}\0${same(pieces, at)}`;
const before: KeyOf = (pieces, at) => `${name(pieces[at + 1])}\0${same(pieces, at)}`;
const byText: KeyOf = (pieces, at) => name(pieces[at]);
const byRef: KeyOf = (pieces, at) => pieces[at]?.ref ?? null;

/**
 * Which piece of `next` is which of `previous`, one to one and in time nearly linear: first those that are there
 * unchanged (equal ones told apart by what stands around them), then texts that went elsewhere or got another ref,
 * then those that kept their ref, then similar ones. A text goes before its ref: whoever inserts a task and numbers all
 * that follow anew has not turned each into the next.
 */
export function pairTexts(previous: readonly Piece[], next: readonly Piece[]): Pairs {
  const pairs = pairUnchanged(previous, next);
  pairByKey(pairs, byText, 'alone');
  pairByKey(pairs, byRef, 'in order');
  pairByKey(pairs, inPlace(byText), 'in order');
  pairByKey(pairs, byText, 'in order');
  pairSimilar(pairs);
  return pairs;
}

/** Only the pieces that are there with the same ref and text. */
export function pairUnchanged(previous: readonly Piece[], next: readonly Piece[]): Pairs {
  const pairs = new Pairs(previous, next);
  for (const key of [inPlace(after), inPlace(before), inPlace(same), same]) pairByKey(pairs, key, 'in order');
  return pairs;
}

/** Pairs what has one key: the first with the first and so on, or only where each side has it once. */
function pairByKey(pairs: Pairs, keyOf: KeyOf, how: 'in order' | 'alone'): void {
  const waiting = new Map<string, number[]>();
  for (const at of pairs.freeNext()) {
    const key = keyOf(pairs.next, at);
    if (key === null) continue;
    const known = waiting.get(key);
    if (known) known.push(at);
    else waiting.set(key, [at]);
  }
  const found = new Map<string, number[]>();
  for (const at of pairs.freePrevious()) {
    const key = keyOf(pairs.previous, at);
    if (key === null || !waiting.has(key)) continue;
    const known = found.get(key);
    if (known) known.push(at);
    else found.set(key, [at]);
  }
  for (const [key, candidates] of found) {
    const wanted = waiting.get(key) ?? [];
    if (how === 'alone' && (wanted.length > 1 || candidates.length > 1)) continue;
    for (const [nth, at] of wanted.entries()) {
      const candidate = candidates[nth];
      if (candidate === undefined) break;
      pairs.join(candidate, at);
    }
  }
}
