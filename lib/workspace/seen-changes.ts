import type { Db } from '@/db/client';
import { getSeenAt, getSeenPlan, seeStoredPlan } from '@/db/queries/seen-plans';
import { getStoredHash } from '@/db/queries/specs';
import { AshlarError } from '@/lib/domain/errors';
import type { Plan } from '@/lib/domain/plan';
import type { PlanDiff } from '@/lib/domain/plan-diff';
import { diffPlans } from '@/lib/plan/diff-plans';
import { READER_VERSION } from './store-plan';

/** `hash` names the state of the plan that `diff` leads to; `since` is when the person saw the one before (ISO 8601). */
export type SeenChanges = { diff: PlanDiff; since: string | null; hash: string };

const nothing: PlanDiff = { added: [], removed: [], changed: [], moved: [], ticked: [], layers: [] };
const known = new WeakMap<Plan, { arranged: Plan; since: string; diff: PlanDiff }>();

/** What changed in the stored plan of a spec since the person saw it in order; `arrange` is put over both. */
export function readChanges(db: Db, plan: Plan, arrange: (plan: Plan) => Plan): SeenChanges {
  const seen = getSeenAt(db, plan.spec);
  const hash = storedHash(db, plan);
  if (!seen || seen.isStored) return { diff: nothing, since: seen?.seenAt ?? null, hash };
  const arranged = arrange(plan);
  const before = known.get(plan);
  if (before && before.arranged === arranged && before.since === seen.seenAt) return { ...before, hash };
  const old = getSeenPlan(db, plan.spec);
  // What another version of the reader made of the file is not to be compared.
  const isComparable = old?.plan != null && old.readerVersion === READER_VERSION;
  const diff = isComparable && old.plan ? diffPlans(arrange(old.plan), arranged) : nothing;
  known.set(plan, { arranged, since: seen.seenAt, diff });
  return { diff, since: seen.seenAt, hash };
}

/**
 * Takes the plan as seen in order. Throws `E_CHANGED` when `hash` is not the state it is in: what the person looked at
 * is not what they would accept.
 */
export function seePlan(db: Db, plan: Plan, hash: string, now: string): void {
  const current = storedHash(db, plan);
  if (current !== hash) {
    throw new AshlarError(
      'E_CHANGED',
      `${plan.path} changed again meanwhile.`,
      'Look at what changed, then say so again.',
    );
  }
  seeStoredPlan(db, plan.spec, current, READER_VERSION, now);
}

/** Ticks alone leave the stored plan as it is, so they do not make an answer come too late. */
function storedHash(db: Db, plan: Plan): string {
  return getStoredHash(db, plan.spec) ?? plan.hash;
}
