import { type Db, transaction } from '@/db/client';
import { dropGoneTasks, listGoneTasks, putGoneTasks } from '@/db/queries/gone-tasks';
import { hasApprovals } from '@/db/queries/mappings';
import { latestRun } from '@/db/queries/runs';
import { getSeenAt, keepSeenPlan, seeStoredPlan } from '@/db/queries/seen-plans';
import { getPlan, putPlan, type StoredPlan } from '@/db/queries/specs';
import { type Plan, planSchema, planTasks } from '@/lib/domain/plan';
import { keepIdentity } from '@/lib/plan/match-tasks';

/** Raised when the reader understands files differently than before: stored plans are then read anew. */
export const READER_VERSION = 3;

/**
 * Stores a plan as it was read, unless it is the stored one, and returns it with the ids its tasks had before. Tasks it
 * has no longer are kept with their last text. The plan that the person saw in order follows it, unless something of it
 * was approved or run: then that one is kept, to be compared with.
 */
export function storePlan(db: Db, read: Plan, now: string): Plan {
  const stored = getPlan(db, read.spec);
  const current = stored?.readerVersion === READER_VERSION ? stored : null;
  if (stored && current?.hash === read.hash) return { ...read, layers: stored.plan.layers };
  const before = stored && (current || planSchema.safeParse(stored.plan).success) ? stored.plan : null;
  return transaction(db, () => {
    const gone = listGoneTasks(db, read.spec);
    const plan = keepIdentity(before, read, gone);
    rememberGone(db, before, plan, new Set(gone.map(({ id }) => id)), now);
    followOrKeepSeen(db, plan, stored, now);
    putPlan(db, plan, READER_VERSION, now);
    return plan;
  });
}

function rememberGone(db: Db, before: Plan | null, plan: Plan, known: ReadonlySet<string>, now: string): void {
  const there = new Set(planTasks(plan).map(({ id }) => id));
  const lost = before ? planTasks(before).filter(({ id }) => !there.has(id)) : [];
  putGoneTasks(db, plan.spec, lost, now);
  dropGoneTasks(
    db,
    plan.spec,
    [...known].filter((id) => there.has(id)),
  );
}

function followOrKeepSeen(db: Db, plan: Plan, stored: StoredPlan | null, now: string): void {
  const seen = getSeenAt(db, plan.spec);
  const isQuiet = !hasApprovals(db, plan.spec) && latestRun(db, plan.spec) === null;
  // The same file understood otherwise by a newer Ashlar is no change a person made.
  const isSameFile = stored?.hash === plan.hash && seen?.isStored !== false;
  if (!stored || isQuiet || isSameFile || seen?.hash === plan.hash) {
    seeStoredPlan(db, plan.spec, plan.hash, READER_VERSION, now);
    return;
  }
  if (!seen) seeStoredPlan(db, plan.spec, stored.hash, stored.readerVersion, stored.loadedAt);
  keepSeenPlan(db, plan.spec);
}
