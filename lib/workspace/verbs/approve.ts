import { transaction } from '@/db/client';
import { setApproval } from '@/db/queries/mappings';
import { HIGH_CONFIDENCE, toConfidence } from '@/lib/domain/confidence';
import { AshlarError } from '@/lib/domain/errors';
import type { Mapping } from '@/lib/domain/mapping';
import { planTasks } from '@/lib/domain/plan';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';
import { liveMappings } from '@/lib/workspace/proposals';
import { findOpenRun } from './find-run';
import { requireTask } from './find-task';

/**
 * Approves named tasks, all proposals that have an answer, or those from a confidence on. Naming a task that still
 * asks is an error; in bulk it is left out.
 */
export function approve(context: Context, input: ParsedVerbInput<'approve'>): VerbOutput<'approve'> {
  const plan = context.plan(input.spec);
  const mappings = liveMappings(context.db, plan);
  const chosen = input.tasks
    ? input.tasks.map((name) => named(mappings, requireTask(plan, name)))
    : inBulk(
        planTasks(plan).flatMap(({ id }) => mappings.get(id) ?? []),
        input,
      );
  const now = context.clock.now();
  const fresh = chosen.filter((mapping) => mapping.status === 'proposed');
  transaction(context.db, () => {
    for (const mapping of fresh) setApproval(context.db, mapping.id, now);
  });
  const run = findOpenRun(context, input.spec);
  for (const { id, taskId, answer } of run ? fresh : [])
    context.engine.setAnswer(run?.id ?? '', taskId, { id, answer });
  return { approved: fresh.map((mapping) => mapping.taskId) };
}

/** Takes an approval back; what already began keeps its snapshot. */
export function unapprove(context: Context, input: ParsedVerbInput<'unapprove'>): VerbOutput<'unapprove'> {
  const plan = context.plan(input.spec);
  const task = requireTask(plan, input.task);
  const mapping = liveMappings(context.db, plan).get(task.id);
  if (mapping) setApproval(context.db, mapping.id, null);
  const run = findOpenRun(context, input.spec);
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
  return mappings.filter((mapping) => mapping.answer !== null && mapping.confidence >= least);
}
