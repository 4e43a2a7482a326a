import type { Rule } from './rule';
import { allRules } from './rules/all';
import { stemsOf } from './words';

/**
 * One phrase of a rule: `object` must end what the task is about, `head` may stand anywhere in it; a `whole` one is all
 * that the task is about.
 */
export type Phrase = { rule: CompiledRule; stems: readonly string[]; at: 'object' | 'head'; whole: boolean };

export type CompiledRule = { rule: Rule; also: string[][]; unless: string[][] };

/** Rules made ready to be held against thousands of tasks: phrases are found by their first stem. */
export type RuleTable = {
  phrases: ReadonlyMap<string, readonly Phrase[]>;
  nameEndings: ReadonlyMap<string, readonly Phrase[]>;
  verbs: ReadonlyMap<string, readonly Phrase[]>;
  /** Rules that speak by the file a task makes. */
  byFile: readonly CompiledRule[];
  /** Rules that speak for every task of their kinds. */
  forAny: readonly CompiledRule[];
};

/** Reads the phrases of rules; those that speak equally loudly stay in the order given. */
export function compileRules(rules: readonly Rule[]): RuleTable {
  const phrases = new Map<string, Phrase[]>();
  const nameEndings = new Map<string, Phrase[]>();
  const verbs = new Map<string, Phrase[]>();
  const byFile: CompiledRule[] = [];
  const forAny: CompiledRule[] = [];
  for (const rule of rules) {
    const compiled = { rule, also: split(rule.also), unless: split(rule.unless) };
    const add = (list: string | undefined, at: Phrase['at'], into: Map<string, Phrase[]>): void => {
      for (const part of (list ?? '').split(',')) {
        const stems = stemsOf(part);
        const [key] = stems;
        const phrase = { rule: compiled, stems, at, whole: part.trim().startsWith('=') };
        if (key) into.set(key, [...(into.get(key) ?? []), phrase]);
      }
    };
    add(rule.objects === '*' ? undefined : rule.objects, 'object', phrases);
    add(rule.words, 'head', phrases);
    add(rule.names, 'object', nameEndings);
    add(rule.verbs, 'object', verbs);
    if (rule.files) byFile.push(compiled);
    if (rule.objects === '*') forAny.push(compiled);
  }
  return { phrases, nameEndings, verbs, byFile, forAny };
}

function split(list: string | undefined): string[][] {
  return (list ?? '')
    .split(',')
    .map(stemsOf)
    .filter((stems) => stems.length > 0);
}

/** The rules that come with Ashlar. */
export const builtInTable: RuleTable = compileRules(allRules);
