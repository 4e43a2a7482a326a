import type { Catalog, Command } from '@/lib/domain/command';
import { editDistance } from './edit-distance';
import { readWords, stemsOf } from './words';

/** Names that mean the same act, so that `/x:setup-auth` finds `/x:add-auth`. */
const sameAct = new Map(
  [
    ['add', 'create', 'setup', 'generate', 'build', 'new', 'make', 'integrate', 'configure', 'implement'],
    ['init', 'initialize', 'start', 'scaffold', 'bootstrap'],
    ['validate', 'check', 'verify', 'test', 'review'],
    ['deploy', 'release', 'publish', 'ship'],
  ].flatMap((group) => group.map((act): [string, string] => [act, group[0] as string])),
);

const LIKE_ENOUGH = 0.34;
/** A description that holds every word of the dead name counts like a name that shares half of its words. */
const DESCRIBED = 0.45;

/**
 * Living commands that come nearest to one that cannot be used, best first: by name, and by the words of the dead name
 * that stand in their descriptions.
 */
export function nearestCommands(command: string, catalog: Catalog, count = 5): string[] {
  return catalog
    .filter((known) => known.command !== command)
    .map((known) => ({ name: known.command, score: likeness(command, known) }))
    .filter(({ score }) => score >= LIKE_ENOUGH)
    .toSorted((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

function likeness(command: string, known: Command): number {
  const byName = similarity(command, known.command);
  const byWords = describedBy(command, known);
  // What is alike in both ways comes before what is alike in one.
  return Math.max(byName, byWords) + 0.1 * Math.min(byName, byWords);
}

/** 0 to 1: slips of the keyboard count most, then shared words of the name, then the same plugin. */
function similarity(a: string, b: string): number {
  const one = a.toLowerCase();
  const other = b.toLowerCase();
  const slips = editDistance(one, other, 3);
  const typo = slips <= 3 && slips < one.length / 3 ? 1 - slips / 10 : 0;
  const [pluginA, nameA] = parts(one);
  const [pluginB, nameB] = parts(other);
  const samePlugin = pluginA === pluginB ? 1 : 0;
  const words = overlap(nameA, nameB);
  const sameName = nameA.join('-') === nameB.join('-') ? 0.15 : 0;
  return Math.max(typo, 0.6 * words + 0.25 * samePlugin * (words > 0 ? 1 : 0) + sameName);
}

function parts(command: string): [plugin: string, words: string[]] {
  const segments = command.slice(1).split(':');
  const name = segments.pop() ?? '';
  return [segments.join(':'), name.split(/[-_]/).map((word) => sameAct.get(word) ?? word)];
}

/** Shared words of two names; the act at the front (`add`, `init`) weighs half. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const weigh = (word: string): number => (sameAct.has(word) ? 0.5 : 1);
  const total = [...new Set([...a, ...b])].reduce((sum, word) => sum + weigh(word), 0);
  const shared = [...new Set(a)].filter((word) => b.includes(word)).reduce((sum, word) => sum + weigh(word), 0);
  return total === 0 ? 0 : shared / total;
}

/** Whether all that the dead name is about stands in a command's name or description. */
function describedBy(command: string, known: Command): number {
  const name = command.slice(command.lastIndexOf(':') + 1).replaceAll(/[-_/]/g, ' ');
  const about = stemsOf(name).filter((stem) => !sameAct.has(stem) && stem.length > 2);
  if (about.length === 0) return 0;
  const words = wordsOf(known);
  return about.every((stem) => words.has(stem)) ? DESCRIBED : 0;
}

const told = new WeakMap<Command, ReadonlySet<string>>();

function wordsOf(known: Command): ReadonlySet<string> {
  const kept = told.get(known);
  if (kept) return kept;
  const text = `${known.command.replaceAll(/[-_:/]/g, ' ')} ${known.description}`;
  const words = new Set(readWords(text).map((word) => word.stem));
  told.set(known, words);
  return words;
}
