import { likeness, type TextShape, textShape } from './text-likeness';
import type { Pairs } from './text-pairs';

/** Least likeness of a text that stands between the same neighbours as before. */
const BETWEEN_SAME = 0.5;
/** Least likeness of one that stands near its old place. */
const NEAR = 0.75;
/** Free pieces on each side of the expected place that are looked at. */
const REACH = 8;

/** `rank` and `likely` count among the free pieces of the previous list. */
type Gap = { from: number; to: number; likely: number[] };
type Candidate = { previous: number; next: number; alike: number; distance: number };

/**
 * Pairs what is left by likeness, the most alike first, in the same layer or phase and near the place where it was
 * expected: as far from what did not change as before. Each piece is compared with a bounded number of others.
 */
export function pairSimilar(pairs: Pairs): void {
  const previous = pairs.freePrevious();
  const next = pairs.freeNext();
  if (previous.length === 0 || next.length === 0) return;
  const places = placesBefore(pairs);
  const previousShapes = previous.map((at) => textShape(pairs.previous[at]?.name ?? ''));
  const gaps = findGaps(pairs, previous, next);
  const candidates = next.flatMap((at, rank): Candidate[] => {
    const piece = pairs.next[at];
    const gap = gaps[rank];
    if (!piece || !gap) return [];
    const shape = textShape(piece.name);
    const place = places.get(piece.place) ?? piece.place;
    const inReach = ranksInReach(gap, previous.length).filter(
      (other) => pairs.previous[previous[other] as number]?.place === place,
    );
    return inReach.flatMap((other) => compare(gap, other, shape, previousShapes[other] as TextShape, rank));
  });
  candidates.sort((a, b) => b.alike - a.alike || a.distance - b.distance || a.previous - b.previous || a.next - b.next);
  const takenPrevious = new Set<number>();
  const takenNext = new Set<number>();
  for (const candidate of candidates) {
    if (takenPrevious.has(candidate.previous) || takenNext.has(candidate.next)) continue;
    takenPrevious.add(candidate.previous);
    takenNext.add(candidate.next);
    pairs.join(previous[candidate.previous] as number, next[candidate.next] as number);
  }
}

function compare(gap: Gap, other: number, shape: TextShape, otherShape: TextShape, rank: number): Candidate[] {
  const between = other >= gap.from && other < gap.to;
  const alike = likeness(shape, otherShape);
  if (alike < (between ? BETWEEN_SAME : NEAR)) return [];
  return [{ previous: other, next: rank, alike, distance: Math.min(...gap.likely.map((at) => Math.abs(at - other))) }];
}

function ranksInReach({ likely }: Gap, count: number): number[] {
  const ranks = new Set<number>();
  for (const middle of likely) {
    for (let at = Math.max(0, middle - REACH); at <= Math.min(count - 1, middle + REACH); at++) ranks.add(at);
  }
  return [...ranks];
}

/** For every free next piece: the free previous ones between the same neighbours, and where among them it is expected. */
function findGaps(pairs: Pairs, previous: readonly number[], next: readonly number[]): Gap[] {
  const gaps = next.map((): Gap => ({ from: 0, to: previous.length, likely: [] }));
  let anchor = -1;
  let passed = 0;
  let rank = 0;
  for (let at = 0; at < pairs.next.length; at++) {
    const partner = pairs.previousOf(at);
    if (partner !== -1) {
      anchor = partner;
      passed = 0;
      continue;
    }
    const gap = gaps[rank++] as Gap;
    gap.from = firstAbove(previous, anchor);
    gap.likely.push(gap.from + passed++);
  }
  anchor = pairs.previous.length;
  passed = 1;
  for (let at = pairs.next.length - 1; at >= 0; at--) {
    const partner = pairs.previousOf(at);
    if (partner !== -1) {
      anchor = partner;
      passed = 1;
      continue;
    }
    const gap = gaps[--rank] as Gap;
    gap.to = firstAbove(previous, anchor);
    gap.likely.push(gap.to - passed++);
  }
  return gaps;
}

/** Index of the first number above `bound` in an ascending list. */
function firstAbove(list: readonly number[], bound: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where most of a place's pieces stood before: layers are numbered anew and phases are renamed. */
function placesBefore(pairs: Pairs): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  pairs.next.forEach(({ place }, at) => {
    const before = pairs.previous[pairs.previousOf(at)]?.place;
    if (before === undefined) return;
    const counts = votes.get(place) ?? new Map<string, number>();
    votes.set(place, counts.set(before, (counts.get(before) ?? 0) + 1));
  });
  const most = (counts: Map<string, number>): string =>
    [...counts].reduce((best, other) => (other[1] > best[1] ? other : best))[0];
  return new Map([...votes].map(([place, counts]) => [place, most(counts)]));
}
