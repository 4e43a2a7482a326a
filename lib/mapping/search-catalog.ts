import type { Catalog, Command } from '@/lib/domain/command';
import type { Stack } from '@/lib/domain/project';
import { needsOf } from './command-needs';
import type { TaskReading } from './read-task';
import { checkNeeds } from './stack-needs';
import { readWords, stemsOf } from './words';

/** A command whose name or description shares words with the task. */
export type SearchHit = {
  command: Command;
  score: number;
  /** Shared words, as they stand in the task. */
  shared: string[];
  /** The command's name stands in what the task is about: all its words, two at least or with the plugin's name. */
  named: boolean;
};

type Entry = { command: Command; weights: Map<string, number>; length: number; name: string[]; plugin: string[] };
type Index = { byStem: Map<string, Entry[]>; rarity: Map<string, number>; meanLength: number };

const NAME_WEIGHT = 3;
/** How many of the best are held against the stack. */
const LOOKED_AT = 60;
const K = 1.2;
const B = 0.6;
const indexes = new WeakMap<Catalog, Index>();

/** Words of names and descriptions that say nothing about what a command is for. */
const idle = new Set(
  `a an the and or of to for with in on by from into using via add create build setup set up init initialize generate
  implement configure integrate make new existing your project complete based support including all any as is it its
  this that app application feature system`.split(/\s+/),
);

/** Commands that fit the project and share words with the task, best first. A small BM25 over names and descriptions. */
export function searchCatalog(task: TaskReading, catalog: Catalog, stack: Stack): SearchHit[] {
  const index = indexOf(catalog);
  const text = task.words.map((word) => word.text).join(' ');
  const weights = new Map<string, { weight: number; text: string }>();
  task.words.forEach((word, i) => {
    const about = task.objects.some((object) => i >= object.from && i < object.to);
    const weight = about ? 2 : i < task.titleEnd ? 1 : 0.4;
    if (!idle.has(word.stem) && weight > (weights.get(word.stem)?.weight ?? 0))
      weights.set(word.stem, { weight, text: word.text });
  });
  const scores = new Map<Entry, { score: number; shared: string[] }>();
  for (const [stem, word] of weights) {
    for (const entry of index.byStem.get(stem) ?? []) {
      const frequency = entry.weights.get(stem) ?? 0;
      const norm = 1 - B + (B * entry.length) / index.meanLength;
      const gain = word.weight * (index.rarity.get(stem) ?? 0) * ((frequency * (K + 1)) / (frequency + K * norm));
      const known = scores.get(entry) ?? { score: 0, shared: [] };
      scores.set(entry, { score: known.score + gain, shared: [...known.shared, word.text] });
    }
  }
  const about = (stem: string): boolean => weights.get(stem)?.weight === 2;
  const ranked = [...scores].toSorted(([a, one], [b, other]) => other.score - one.score || byName(a, b));
  const hits = ranked.slice(0, LOOKED_AT).flatMap(([entry, { score, shared }]): SearchHit[] => {
    const needs = checkNeeds(needsOf(entry.command.command), stack, text);
    if (needs.state === 'refused') return [];
    const fits = needs.state !== 'unconfirmed';
    const plugin = entry.plugin.length > 0 && entry.plugin.every((stem) => weights.has(stem));
    const named = fits && entry.name.length >= (plugin ? 1 : 2) && entry.name.every(about);
    return [{ command: entry.command, score: fits ? score : score / 2, shared, named }];
  });
  return hits.toSorted((a, b) => b.score - a.score);
}

const byName = (a: Entry, b: Entry): number => (a.command.command < b.command.command ? -1 : 1);

function indexOf(catalog: Catalog): Index {
  const known = indexes.get(catalog);
  if (known) return known;
  const byStem = new Map<string, Entry[]>();
  const entries = catalog.map((command): Entry => {
    const weights = new Map<string, number>();
    const add = (stem: string, weight: number): void => {
      if (!idle.has(stem)) weights.set(stem, (weights.get(stem) ?? 0) + weight);
    };
    const segments = command.command.slice(1).split(':');
    const name = stemsOf((segments.at(-1) ?? '').replaceAll('-', ' ')).filter((stem) => !idle.has(stem));
    const plugin = stemsOf(segments.slice(0, -1).join(' ').replaceAll('-', ' ')).filter((stem) => !idle.has(stem));
    for (const stem of stemsOf(segments.join(' ').replaceAll('-', ' '))) add(stem, NAME_WEIGHT);
    for (const word of readWords(command.description)) add(word.stem, 1);
    const length = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const entry = { command, weights, length, name, plugin };
    for (const stem of weights.keys()) byStem.set(stem, [...(byStem.get(stem) ?? []), entry]);
    return entry;
  });
  const rarityOf = (n: number): number => Math.log(1 + (catalog.length - n + 0.5) / (n + 0.5));
  const rarity = new Map([...byStem].map(([stem, list]) => [stem, rarityOf(list.length)]));
  const meanLength = entries.reduce((sum, entry) => sum + entry.length, 0) / Math.max(1, entries.length);
  const index = { byStem, rarity, meanLength };
  indexes.set(catalog, index);
  return index;
}
