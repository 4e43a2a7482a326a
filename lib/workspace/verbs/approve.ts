import { transaction } from '@/db/client';
import { setApproval } from '@/db/queries/mappings';
import { HIGH_CONFIDENCE, toConfidence } from '@/lib/domain/confidence';
import { AshlarError } from '@/lib/domain/errors';
import type { Mapping } from '@/lib/domain/mapping';
import { type Plan, planTasks } from '@/lib/domain/plan';
import type { DeadTask } from '@/lib/domain/preflight';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { checkAnswer } from '@/lib/workspace/carry-out';
import type { Context } from '@/lib/workspace/context';
import { deadCommands, toDeadTask } from '@/lib/workspace/dead-tasks';
import { factsInPlan } from '@/lib/workspace/plan-sight';
import { liveMappings } from '@/lib/workspace/proposals';
import { findOpenRun } from './find-run';
import { requireNamedTask } from './find-task';

/**
 * Approves named tasks, all proposals that have an answer, or those from a confidence on. Naming a task that still
 * asks, or whose command is dead (`E_DEAD_COMMAND`), is an error; in bulk they are left out, and the dead ones told.
 * Approvals that fell are given again like any other; with `fallen: false`, where nobody looks, they are left out.
 */
export function approve(
  context: Context,
  input: ParsedVerbInput<'approve'>,
  { fallen = true }: { fallen?: boolean } = {},
): VerbOutput<'approve'> {
  const plan = context.plan(input.spec);
  const mappings = liveMappings(context.db, plan);
  const run = findOpenRun(context, input.spec);
  const state = run && context.engine.state(run.id);
  const wanted = input.tasks
    ? input.tasks.map((name) => named(mappings, requireNamedTask(plan, state, name)))
    : inBulk([...mappings.values()], input).filter(({ voided }) => fallen || voided === null);
  const dead = deadAmong(context, plan, wanted);
  if (dead.length && input.tasks) throw deadCommands(plan.spec, dead);
  const chosen = wanted.filter(({ taskId }) => dead.every((other) => other.taskId !== taskId));
  const now = context.clock.now();
  const fresh = chosen.filter((mapping) => mapping.status === 'proposed');
  transaction(context.db, () => {
    for (const { id, taskId } of fresh) {
      const fingerprint = factsInPlan(plan, taskId)?.fingerprint;
      if (fingerprint) setApproval(context.db, id, { at: now, for: fingerprint });
    }
  });
  if (run) {
    for (const { id, taskId, answer } of fresh) {
      context.engine.setAnswer(run.id, taskId, { id, answer }, factsInPlan(plan, taskId));
    }
  }
  return { approved: fresh.map((mapping) => mapping.taskId), dead };
}

/** Takes an approval back; what already began keeps its snapshot. */
export function unapprove(context: Context, input: ParsedVerbInput<'unapprove'>): VerbOutput<'unapprove'> {
  const plan = context.plan(input.spec);
  const run = findOpenRun(context, input.spec);
  const task = requireNamedTask(plan, run && context.engine.state(run.id), input.task);
  const mapping = liveMappings(context.db, plan).get(task.id);
  if (mapping) setApproval(context.db, mapping.id, null);
  if (run && mapping) context.engine.setAnswer(run.id, task.id, { id: mapping.id, answer: null });
  return { taskId: task.id };
}

function named(mappings: Map<string, Mapping>, task: { id: string; key: string }): Mapping {
  const mapping = mappings.get(task.id);
  if (mapping?.answer) return mapping;
  throw new AshlarError(
    'E_NEEDS_MAPPING',
    `${task.key} has no proposal to approve.`,
    'Correct it: say how it is done.',
  );
}

function inBulk(mappings: Mapping[], { all, minConfidence }: ParsedVerbInput<'approve'>): Mapping[] {
  const least = minConfidence !== undefined ? toConfidence(minConfidence) : all ? 0 : HIGH_CONFIDENCE;
  return mappings.filter(({ answer, confidence }) => answer !== null && confidence >= least);
}

/** Those not approved yet whose command is dead: nothing here could carry them out, so they are never approved. */
function deadAmong(context: Context, plan: Plan, mappings: Mapping[]): DeadTask[] {
  const proposed = new Map(mappings.flatMap((one) => (one.status === 'proposed' ? [[one.taskId, one.answer]] : [])));
  return planTasks(plan).flatMap((task) => {
    const answer = proposed.get(task.id) ?? null;
    return toDeadTask(task, answer, checkAnswer(context, answer)) ?? [];
  });
}
