import type { Stack } from '@/lib/domain/project';
import { type Technology, technologies } from './technologies';

/** Which technologies a text names; each is looked for once. */
export type Said = (technology: Technology) => boolean;

/** One fact of a stack: the field it stands in, how it is shown, and what it names. */
export type StackFact = { field: string; fact: string; says: Said };

const fields = ['frontend', 'backend', 'database', 'ai', 'auth'] as const;

/** Looks technologies up in a text, and remembers what it found. */
export function saidIn(text: string): Said {
  const found = new Map<Technology, boolean>();
  return (technology) => {
    const known = found.get(technology);
    if (known !== undefined) return known;
    const said = technologies[technology].test(text);
    found.set(technology, said);
    return said;
  };
}

/** A stack is held against hundreds of commands for each of thousands of tasks. */
const read = new WeakMap<Stack, readonly StackFact[]>();
/** Lines that come one by one bring a stack each, and mostly the same. */
const recent = new Map<string, readonly StackFact[]>();
const RECENT_MAX = 64;

/** The stack as facts that can be shown and asked for technologies. */
export function stackFacts(stack: Stack): readonly StackFact[] {
  const known = read.get(stack);
  if (known) return known;
  const stated = fields.flatMap((field) => {
    const value = stack[field];
    return value ? [{ field: field as string, fact: `${field}: ${value}`, value }] : [];
  });
  const all = [...stated, ...stack.other.map((value) => ({ field: 'other', fact: `also: ${value}`, value }))];
  const key = JSON.stringify(all.map(({ fact }) => fact));
  const facts = recent.get(key) ?? all.map(({ field, fact, value }) => ({ field, fact, says: saidIn(value) }));
  if (recent.size >= RECENT_MAX) recent.clear();
  recent.set(key, facts);
  read.set(stack, facts);
  return facts;
}
