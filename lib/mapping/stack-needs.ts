import type { Stack } from '@/lib/domain/project';
import { type Said, type StackFact, stackFacts } from './stack-facts';
import { type Technology, technologyName } from './technologies';

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

/** Holds the needs against stack and task; the worst of them counts. `said` looks in the task's words. */
export function checkNeeds(needs: readonly Need[], stack: Stack, said: Said): NeedsResult {
  const result: NeedsResult = { state: 'confirmed', facts: [], wanted: '' };
  if (needs.length === 0) return result;
  const facts = stackFacts(stack);
  for (const need of needs) {
    const found = checkNeed(need, facts, said);
    if (found.fact && !result.facts.includes(found.fact)) result.facts.push(found.fact);
    if (order.indexOf(found.state) > order.indexOf(result.state)) {
      result.state = found.state;
      result.wanted = found.state === 'confirmed' ? '' : need.any.slice(0, 1).map(technologyName).join();
    }
  }
  return result;
}

/** Fields that hold one thing: what a project is written in, and where its data lies. Models may be added to. */
const settledFields: ReadonlySet<string> = new Set(['frontend', 'backend', 'database', 'auth']);

/** A task that names one of these wants it, whatever the project has. */
const telling: ReadonlySet<Technology> = new Set<Technology>(['prisma', 'drizzle', 'alembic', 'clerk', 'otherAuth']);
export const TASK_NAMES = 'the task names';

function checkNeed(need: Need, facts: readonly StackFact[], said: Said): { state: NeedState; fact?: string } {
  const settled = need.settledBy && facts.find(({ says }) => need.settledBy?.some(says));
  if (settled) return { state: 'confirmed', fact: settled.fact };
  const owner = need.never && facts.find(({ says }) => need.never?.some(says));
  if (owner) return { state: 'refused', fact: owner.fact };
  const rival = need.never?.find((technology) => telling.has(technology) && said(technology));
  if (rival && !need.any.some(said)) return { state: 'refused', fact: `${TASK_NAMES} ${technologyName(rival)}` };
  const fitting = facts.filter(({ says }) => need.any.some(says));
  const fact = (fitting.find(({ field }) => field === need.field) ?? fitting[0])?.fact;
  if (fact) return { state: 'confirmed', fact };
  const stated = facts.find(({ field }) => field === need.field && field !== 'other');
  const named = need.any.some(said);
  // What a project is written in is one thing; stores and services may be added to.
  const exclusive = need.field === 'frontend' || need.field === 'backend';
  if (named && !(stated && exclusive)) return { state: 'named' };
  if (stated) return { state: named || !settledFields.has(need.field) ? 'unconfirmed' : 'refused', fact: stated.fact };
  return { state: facts.length === 0 ? 'unknown' : 'unconfirmed' };
}
