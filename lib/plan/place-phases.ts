import { type PhaseName, readPhaseName } from './phase-words';
import { quoted } from './visible-text';

/** The last of the layers L0 to L3. */
const LAST = 3;

/** A layer from 0 to 3 and why, in one sentence. */
export type PhasePlace = { layer: number; reason: string };

/** What a phase wants: layers at no cost, and how dear it is to put it elsewhere. */
type Wish = { layers: readonly number[]; weight: number };

/**
 * Puts phases into layers by their names, and those whose names say nothing by their place among the others. The
 * order of the file is kept: no phase comes into an earlier layer than one before it, unless it has no number and its
 * whole name is a word for what comes first, such as Setup.
 */
export function placePhases(titles: readonly string[]): PhasePlace[] {
  const names = titles.map(readPhaseName);
  const [first] = names;
  if (names.length === 1 && first) return [{ layer: 0, reason: loneReason(first) }];
  const wanted = wishes(names);
  const free = names.map((name, index) => name.isBeginning && !name.numbered && index > 0);
  const bound = wanted.filter((_, index) => !free[index]);
  const placed = inOrder(bound);
  let next = 0;
  return names.map((name, index) => {
    const layer = free[index] ? 0 : (placed[next++] ?? 0);
    return { layer, reason: reasonFor(name, layer, index, titles) };
  });
}

function wishes(names: readonly PhaseName[]): Wish[] {
  const known = names.map(({ layers, testsFirst }) => (layers.length > 0 && !testsFirst ? layers : null));
  const result: Wish[] = names.map((_, index) => {
    const layers = known[index];
    if (layers) return { layers, weight: layers.length === 1 ? 3 : 2 };
    return { layers: [between(index, known)], weight: 1 };
  });
  // Tests that come first belong to what they test.
  for (let index = names.length - 2; index >= 0; index--) {
    if (names[index]?.testsFirst) result[index] = result[index + 1] as Wish;
  }
  return result;
}

/** Where a phase without a known name stands between the known ones around it. */
function between(index: number, known: readonly (readonly number[] | null)[]): number {
  const last = known.length - 1;
  const before = known.findLastIndex((layers, at) => at < index && layers !== null);
  const after = known.findIndex((layers, at) => at > index && layers !== null);
  const from = { at: Math.max(before, 0), layer: known[before]?.[0] ?? 0 };
  const to =
    after === -1
      ? { at: last, layer: Math.max(from.layer, Math.min(LAST, last)) }
      : { at: after, layer: known[after]?.[0] ?? LAST };
  if (to.at === from.at) return from.layer;
  return Math.round(from.layer + ((to.layer - from.layer) * (index - from.at)) / (to.at - from.at));
}

/** Layers that never fall and go against the wishes as little as can be; where that leaves a choice, the earlier phase has its way. */
function inOrder(all: readonly Wish[]): number[] {
  const choices: number[][] = [];
  let below = new Array<number>(LAST + 1).fill(0);
  for (const wish of all.toReversed()) {
    const choice: number[] = [];
    const costs: number[] = [];
    for (let floor = LAST; floor >= 0; floor--) {
      const layers = Array.from({ length: LAST + 1 - floor }, (_, step) => floor + step);
      const total = (layer: number): number => costOf(wish, layer) + (below[layer] ?? 0);
      const best = layers.reduce((a, b) => {
        const difference = total(b) - total(a) || costOf(wish, b) - costOf(wish, a);
        return difference < 0 ? b : a;
      });
      choice[floor] = best;
      costs[floor] = total(best);
    }
    choices.push(choice);
    below = costs;
  }
  let floor = 0;
  return choices.toReversed().map((choice) => {
    floor = choice[floor] ?? floor;
    return floor;
  });
}

/** A layer of second choice costs a little, any other much: one phase far off is better than two nearby. */
function costOf({ layers, weight }: Wish, layer: number): number {
  const choice = layers.indexOf(layer);
  if (choice !== -1) return choice === 0 ? 0 : 0.5;
  return weight * (1 + Math.min(...layers.map((wished) => Math.abs(wished - layer))) / 4);
}

function reasonFor(name: PhaseName, layer: number, index: number, titles: readonly string[]): string {
  if (name.testsFirst && index < titles.length - 1) {
    return `Tests that come first stay with ${quoted(titles[index + 1] ?? '')}, which follows them.`;
  }
  const [said] = name.layers;
  if (said === undefined) return `The name says no layer: L${layer} by its place, ${index + 1} of ${titles.length}.`;
  if (name.layers.includes(layer)) return `“${wordFor(name, layer)}” in the name stands for L${layer}.`;
  return `“${name.word}” in the name stands for L${said}, but the order of the file is kept: L${layer}.`;
}

function wordFor(name: PhaseName, layer: number): string {
  return layer === name.layers[0] && name.word !== null ? name.word : name.name;
}

function loneReason({ name }: PhaseName): string {
  if (name === '') return 'The file has no phases and no layers: all tasks run in the order of the file, in one layer.';
  return 'The file has one group of tasks: they run in its order, in one layer.';
}
