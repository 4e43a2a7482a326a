import type { LearnedRule } from '@/lib/domain/learned-rule';
import type { Stack } from '@/lib/domain/project';
import type { TaskReading } from './read-task';
import { stackFacts } from './stack-facts';
import { stemsOf } from './words';

/** Rules are held against every task of every plan: their words are read once. */
const wordStems = new WeakMap<LearnedRule, readonly string[]>();

/**
 * Whether a task holds all words of a rule, in its layer. Compared as stems; paths, code, addresses and quotations of a
 * task are no words. A rule without words never holds by them.
 */
export function holdsWords(rule: LearnedRule, task: { reading: TaskReading; layerKey: string | null }): boolean {
  if (rule.words.length === 0 || (rule.layer !== null && rule.layer !== task.layerKey)) return false;
  const wanted = wordStems.get(rule) ?? rule.words.flatMap(stemsOf);
  wordStems.set(rule, wanted);
  return wanted.length > 0 && wanted.every((stem) => task.reading.words.some((word) => word.stem === stem));
}

/** The words of a task that a rule's words stand for, as they stand in the text. */
export function heldWords(rule: LearnedRule, reading: TaskReading): string[] {
  const wanted = new Set(rule.words.flatMap(stemsOf));
  const found = reading.words.filter(({ stem }) => wanted.delete(stem));
  return found.map(({ text }) => text);
}

/** The facts of a stack that a rule asks for; null where one of them does not hold. */
export function heldFacts({ stack: wanted }: LearnedRule, stack: Stack): string[] | null {
  if (wanted.length === 0) return [];
  const facts = stackFacts(stack).map(({ fact }) => ({ fact, stems: new Set(stemsOf(factValue(fact))) }));
  const held = wanted.map((want) => {
    const stems = stemsOf(want);
    return facts.find((one) => stems.length > 0 && stems.every((stem) => one.stems.has(stem)))?.fact ?? null;
  });
  return held.includes(null) ? null : [...new Set(held.filter((fact) => fact !== null))];
}

/** `database: Supabase` says Supabase; the field's name says nothing. */
const factValue = (fact: string): string => fact.slice(fact.indexOf(':') + 1);
