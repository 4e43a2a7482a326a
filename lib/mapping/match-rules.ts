import type { Stack } from '@/lib/domain/project';
import type { TaskReading } from './read-task';
import type { Rule } from './rule';
import { allRules } from './rules/all';
import { checkNeeds, type NeedsResult } from './stack-needs';
import { makingKinds } from './task-kinds';
import { stemsOf, type Word } from './words';

/** Where in the task a rule's words stand: as what it is about, among its noun phrases, or anywhere else. */
export type Place = 'object' | 'head' | 'aside';

/** A rule that speaks for a task. */
export type RuleHit = {
  rule: Rule;
  place: Place;
  /** Offsets of the matched words in the task's text. */
  from: number;
  to: number;
  /** Whether it stands in the first of several things the task is about. */
  main: boolean;
  /** Longer and more telling matches are stronger. */
  strength: number;
  needs: NeedsResult;
};

type Phrase = { rule: number; stems: string[]; at: 'object' | 'head' };
type Compiled = { rule: Rule; also: string[][]; unless: string[][]; any: boolean };

const phrases = new Map<string, Phrase[]>();
const nameEndings = new Map<string, Phrase[]>();
const verbs = new Map<string, Phrase[]>();
const compiled: Compiled[] = allRules.map((rule, index) => {
  const add = (list: string | undefined, at: Phrase['at'], into: Map<string, Phrase[]>): void => {
    for (const stems of split(list)) {
      const key = stems[0];
      if (key) into.set(key, [...(into.get(key) ?? []), { rule: index, stems, at }]);
    }
  };
  add(rule.objects === '*' ? undefined : rule.objects, 'object', phrases);
  add(rule.words, 'head', phrases);
  add(rule.names, 'object', nameEndings);
  add(rule.verbs, 'object', verbs);
  return { rule, also: split(rule.also), unless: split(rule.unless), any: rule.objects === '*' };
});

/** Nouns that add nothing to the noun before them: `Stripe integration` is about Stripe. */
const fillers = new Set(
  `implementation integration support functionality feature system structure configuration config module capability
  infrastructure layer mechanism flow code setup development solution file files connection file process`.split(/\s+/),
);

/** All rules that speak for the task, strongest first; rules whose needs the stack refuses are among them, marked so. */
export function matchRules(task: TaskReading, stack: Stack): RuleHit[] {
  const best = new Map<number, RuleHit>();
  const offer = (
    index: number,
    place: Place,
    [from, to]: readonly [number, number],
    strength: number,
    main = true,
    byVerb = false,
  ): void => {
    const { rule, also, unless } = compiled[index] as Compiled;
    if (!byVerb && !(rule.kinds ? rule.kinds.includes(task.kind) : makingKinds.has(task.kind))) return;
    if (rule.language && task.language && rule.language !== task.language) return;
    if (also.length && !also.some((stems) => holds(task.words, stems))) return;
    if (unless.some((stems) => task.objects.some((object) => holds(task.words.slice(object.from, object.to), stems))))
      return;
    const known = best.get(index);
    const needs = known?.needs ?? checkNeeds(rule.needs ?? [], stack, task.said);
    // What the stack confirms is more telling than what fits every stack.
    const told = strength + (rule.needs?.length && needs.state === 'confirmed' ? 2 : 0);
    if (!known || known.strength < told) best.set(index, { rule, place, from, to, main, strength: told, needs });
  };
  task.words.forEach((word, i) => {
    for (const phrase of phrases.get(word.stem) ?? []) {
      if (!standsAt(task, phrase.stems, i)) continue;
      const end = i + phrase.stems.length;
      const place = placeOf(task, i, end);
      const first = task.objects[0];
      const main = first !== undefined && i >= first.from && end <= first.to;
      const wanted = phrase.at === 'object' && place === 'head' ? 'aside' : place;
      const range = [word.start, (task.words[end - 1] as Word).end] as const;
      offer(phrase.rule, wanted, range, points(wanted, phrase.stems.length) + (main ? MAIN : 0), main);
    }
    for (const phrase of word.tail ? (nameEndings.get(word.tail) ?? []) : []) {
      const place = placeOf(task, i, i + 1);
      if (place === 'object') offer(phrase.rule, place, [word.start, word.end], points(place, 1) + MAIN);
    }
  });
  const [first] = task.words;
  for (const phrase of first ? (verbs.get(first.stem) ?? []) : []) {
    if (first) offer(phrase.rule, 'head', [first.start, first.end], points('object', 1) + MAIN, true, true);
  }
  const { made } = task;
  compiled.forEach(({ rule }, index) => {
    if (!made || !rule.files?.some((file) => (file === 'endpoint' ? made.kind === file : file.test(made.text)))) return;
    offer(index, 'object', [made.start, made.start + made.text.length], points('object', 1) + MAIN - 1);
  });
  compiled.forEach(({ any }, index) => {
    if (any && first) offer(index, 'object', [first.start, first.end], points('object', 1) + MAIN);
  });
  return [...best.values()].toSorted((a, b) => b.strength - a.strength);
}

/** The first thing a task is about counts more than whatever else it is about. */
const MAIN = 12;

function points(place: Place, length: number): number {
  return (place === 'object' ? 30 : place === 'head' ? 20 : 0) + 3 * length;
}

function standsAt(task: TaskReading, stems: readonly string[], at: number): boolean {
  return stems.every((stem, i) => {
    const word = task.words[at + i];
    if (word?.stem !== stem) return false;
    const before = task.words[at + i - 1];
    return i === 0 || (before !== undefined && /^[\s/'’-]*$/.test(task.text.slice(before.end, word.start)));
  });
}

function placeOf(task: TaskReading, from: number, to: number): Place {
  const object = task.objects.find((range) => from >= range.from && to <= range.to);
  if (!object) return 'aside';
  const after = task.words.slice(to, object.to);
  return after.every((word) => fillers.has(word.stem)) ? 'object' : 'head';
}

function holds(words: readonly Word[], stems: readonly string[]): boolean {
  return words.some((_, i) => stems.every((stem, k) => words[i + k]?.stem === stem));
}

function split(list: string | undefined): string[][] {
  return (list ?? '')
    .split(',')
    .map(stemsOf)
    .filter((stems) => stems.length > 0);
}
