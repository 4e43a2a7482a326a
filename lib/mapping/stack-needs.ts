import type { Stack } from '@/lib/domain/project';
import { type Technology, technologies, technologyName } from './technologies';

/** What a command needs of the project. `field` is where the stack would say so; `other` may be said anywhere. */
export type Need = {
  field: 'frontend' | 'backend' | 'database' | 'ai' | 'auth' | 'other';
  any: Technology[];
  /** Technologies that own this part of the project where they are in the stack: the command then never fits. */
  never?: Technology[];
  /** Technologies whose presence in the stack settles it, whatever else stands there. */
  settledBy?: Technology[];
};

/**
 * confirmed: the stack says so. named: the task itself names it. unknown: nothing is known of the project.
 * unconfirmed: the stack is known and silent about this. refused: something else stands there.
 */
export type NeedState = 'confirmed' | 'named' | 'unknown' | 'unconfirmed' | 'refused';

export type NeedsResult = {
  state: NeedState;
  /** Facts of the stack that were used, such as `database: Supabase`. */
  facts: string[];
  /** What is wanted and not there, for a sentence; empty when confirmed. */
  wanted: string;
};

const order: NeedState[] = ['confirmed', 'named', 'unknown', 'unconfirmed', 'refused'];
const fields = ['frontend', 'backend', 'database', 'ai', 'auth'] as const;

/** The stack as facts that can be shown. */
export function stackFacts(stack: Stack): { field: string; fact: string; value: string }[] {
  const stated = fields.flatMap((field) => {
    const value = stack[field];
    return value ? [{ field: field as string, fact: `${field}: ${value}`, value }] : [];
  });
  return [...stated, ...stack.other.map((value) => ({ field: 'other', fact: `also: ${value}`, value }))];
}

/** Holds the needs against stack and task; the worst of them counts. `words` is the task's text without its data. */
export function checkNeeds(needs: readonly Need[], stack: Stack, words: string): NeedsResult {
  const result: NeedsResult = { state: 'confirmed', facts: [], wanted: '' };
  const facts = stackFacts(stack);
  for (const need of needs) {
    const found = checkNeed(need, facts, words);
    if (found.fact && !result.facts.includes(found.fact)) result.facts.push(found.fact);
    if (order.indexOf(found.state) > order.indexOf(result.state)) {
      result.state = found.state;
      result.wanted = found.state === 'confirmed' ? '' : need.any.slice(0, 1).map(technologyName).join();
    }
  }
  return result;
}

function checkNeed(
  need: Need,
  facts: ReturnType<typeof stackFacts>,
  words: string,
): { state: NeedState; fact?: string } {
  const saysAny = (list: readonly Technology[], value: string): boolean =>
    list.some((id) => technologies[id].test(value));
  const settled = facts.find(({ value }) => saysAny(need.settledBy ?? [], value));
  if (settled) return { state: 'confirmed', fact: settled.fact };
  const owner = facts.find(({ value }) => saysAny(need.never ?? [], value));
  if (owner) return { state: 'refused', fact: owner.fact };
  const said = facts.filter(({ value }) => saysAny(need.any, value));
  const fitting = said.find(({ field }) => field === need.field) ?? said[0];
  if (fitting) return { state: 'confirmed', fact: fitting.fact };
  const stated = facts.find(({ field }) => field === need.field && field !== 'other');
  const named = saysAny(need.any, words);
  // What a project is written in is one thing; stores and services may be added to.
  const exclusive = need.field === 'frontend' || need.field === 'backend';
  if (named && !(stated && exclusive)) return { state: 'named' };
  if (stated) return { state: named ? 'unconfirmed' : 'refused', fact: stated.fact };
  return { state: facts.length === 0 ? 'unknown' : 'unconfirmed' };
}
