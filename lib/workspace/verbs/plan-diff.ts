import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';
import { latestRealRun } from '@/lib/workspace/mirror-runs';
import { liveMappings } from '@/lib/workspace/proposals';
import { seePlan } from '@/lib/workspace/seen-changes';

/** What changed in a plan since the person last saw it in order, and which approvals fell with it. */
export function planDiff(context: Context, { spec }: ParsedVerbInput<'planDiff'>): VerbOutput<'planDiff'> {
  const plan = context.plan(spec);
  const { diff, since, hash } = context.changes(spec);
  const mappings = liveMappings(context.db, plan);
  const voided = [...mappings.values()].filter((mapping) => mapping.voided !== null);
  // What a run completed, Ashlar ticked itself.
  const completed = new Set(
    latestRealRun(context.db, spec)?.tasks.flatMap(({ taskId, status }) => (status === 'complete' ? [taskId] : [])),
  );
  const ticked = diff.ticked.filter(({ taskId }) => !completed.has(taskId));
  return { spec, path: plan.path, ...diff, ticked, voided: voided.map(({ taskId }) => taskId), since, hash };
}

/** The person has seen what changed. Throws `E_CHANGED` when it changed again meanwhile. */
export function acceptPlan(context: Context, { spec, hash }: ParsedVerbInput<'acceptPlan'>): VerbOutput<'acceptPlan'> {
  const plan = context.plan(spec);
  const seenAt = context.clock.now();
  seePlan(context.db, plan, hash, seenAt);
  return { spec, hash, seenAt };
}
