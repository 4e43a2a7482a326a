import type { Stack } from '@/lib/domain/project';
import type { TaskReading } from './read-task';
import type { Rule } from './rule';
import type { CompiledRule, Phrase, RuleTable } from './rule-table';
import { checkNeeds, type NeedsResult } from './stack-needs';
import { makingKinds } from './task-kinds';
import type { Word } from './words';

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

/** Nouns that add nothing to the noun before them: `Stripe integration` is about Stripe. */
const fillers = new Set(
  `implementation integration support functionality feature system structure configuration config module capability
  infrastructure layer mechanism flow code setup development solution file connection process sql initialization bootstrapping`.split(
    /\s+/,
  ),
);

/** All rules that speak for the task, strongest first; rules whose needs the stack refuses are among them, marked so. */
export function matchRules(task: TaskReading, stack: Stack, table: RuleTable): RuleHit[] {
  const best = new Map<CompiledRule, RuleHit>();
  const offer = (compiled: CompiledRule, said: Saying): void => {
    const { rule } = compiled;
    if (!said.byVerb && !(rule.kinds ? rule.kinds.includes(task.kind) : makingKinds.has(task.kind))) return;
    if (rule.language && task.language && rule.language !== task.language) return;
    if (!allows(compiled, task)) return;
    const known = best.get(compiled);
    const needs = known?.needs ?? checkNeeds(rule.needs ?? [], stack, task.said);
    // What the stack confirms is more telling than what fits every stack.
    const strength = said.strength + (rule.needs?.length && needs.state === 'confirmed' ? 2 : 0);
    if (known && known.strength >= strength) return;
    const { place, from, to, main = true } = said;
    best.set(compiled, { rule, place, from, to, main, strength, needs });
  };
  task.words.forEach((word, i) => {
    for (const phrase of table.phrases.get(word.stem) ?? []) {
      const said = standsAt(task, phrase.stems, i) ? sayPhrase(task, phrase, i) : null;
      if (said) offer(phrase.rule, said);
    }
    for (const phrase of word.tail ? (table.nameEndings.get(word.tail) ?? []) : []) {
      if (placeOf(task, i, i + 1) === 'object') offer(phrase.rule, sayWhole(word.start, word.end));
    }
  });
  const [first] = task.words;
  for (const phrase of first ? (table.verbs.get(first.stem) ?? []) : []) {
    // A verb that wants other words beside it says more than one that stands for itself.
    const more = phrase.rule.also.length > 0 ? 3 : 0;
    const said = first && sayWhole(first.start, first.end);
    if (said) offer(phrase.rule, { ...said, strength: said.strength + more, place: 'head', byVerb: true });
  }
  const { made } = task;
  for (const compiled of made ? table.byFile : []) {
    if (
      !made ||
      !compiled.rule.files?.some((file) => (file === 'endpoint' ? made.kind === file : file.test(made.text)))
    )
      continue;
    const said = sayWhole(made.start, made.start + made.text.length);
    offer(compiled, { ...said, strength: said.strength - 1 });
  }
  for (const compiled of table.forAny) if (first) offer(compiled, sayWhole(first.start, first.end));
  return [...best.values()].toSorted((a, b) => b.strength - a.strength);
}

/** What speaks for a rule, and how loudly. */
type Saying = { place: Place; from: number; to: number; strength: number; main?: boolean; byVerb?: true };

function sayPhrase(task: TaskReading, phrase: Phrase, at: number): Saying {
  const end = at + phrase.stems.length;
  const found = placeOf(task, at, end);
  const [first] = task.objects;
  const main = first !== undefined && at >= first.from && end <= first.to;
  const partial = (phrase.at === 'object' && found === 'head') || (phrase.whole && !isWhole(task, at));
  const place = partial ? 'aside' : found;
  const [from, to] = [(task.words[at] as Word).start, (task.words[end - 1] as Word).end];
  return { place, from, to, main, strength: points(place, phrase.stems.length) + (main ? MAIN : 0) };
}

function sayWhole(from: number, to: number): Saying {
  return { place: 'object', from, to, strength: points('object', 1) + MAIN };
}

/** Words before a noun that leave it what it is. */
const plainBefore = new Set(
  `the a an all new basic simple initial main core full complete comprehensive proper robust secure production local
  development dev staging application app project system web site website server backend frontend client shared central
  global standard custom automated automatic existing required missing this our your necessary needed`.split(/\s+/),
);

/** Whether nothing telling stands before the phrase in what the task is about. */
function isWhole(task: TaskReading, at: number): boolean {
  const object = task.objects.find(({ from, to }) => at >= from && at < to);
  return object !== undefined && task.words.slice(object.from, at).every(({ stem }) => plainBefore.has(stem));
}

/** Whether the words a rule wants beside its own are there, and those it does not want are not. */
function allows({ also, unless }: CompiledRule, task: TaskReading): boolean {
  if (also.length && !also.some((stems) => holds(task.words, stems, 0, task.words.length))) return false;
  return !unless.some((stems) => task.objects.some(({ from, to }) => holds(task.words, stems, from, to)));
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

function holds(words: readonly Word[], stems: readonly string[], from: number, to: number): boolean {
  for (let i = from; i + stems.length <= to; i++) {
    if (stems.every((stem, k) => words[i + k]?.stem === stem)) return true;
  }
  return false;
}
