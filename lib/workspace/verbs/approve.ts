import { transaction } from '@/db/client';
import { setApproval } from '@/db/queries/mappings';
import { HIGH_CONFIDENCE, toConfidence } from '@/lib/domain/confidence';
import { AshlarError } from '@/lib/domain/errors';
import type { Mapping } from '@/lib/domain/mapping';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { preflight } from '@/lib/mapping/preflight';
import type { Context } from '@/lib/workspace/context';
import { liveMappings } from '@/lib/workspace/proposals';
import { findOpenRun } from './find-run';
import { requireNamedTask } from './find-task';

/**
 * Approves named tasks, all proposals that have an answer, or those from a confidence on. Naming a task that still
 * asks is an error; in bulk it is left out.
 */
export function approve(context: Context, input: ParsedVerbInput<'approve'>): VerbOutput<'approve'> {
  const plan = context.plan(input.spec);
  const mappings = liveMappings(context.db, plan);
  const run = findOpenRun(context, input.spec);
  const state = run && context.engine.state(run.id);
  const chosen = input.tasks
    ? input.tasks.map((name) => named(mappings, requireNamedTask(plan, state, name)))
    : inBulk(context, [...mappings.values()], input);
  const now = context.clock.now();
  const fresh = chosen.filter((mapping) => mapping.status === 'proposed');
  transaction(context.db, () => {
    for (const mapping of fresh) setApproval(context.db, mapping.id, now);
  });
  if (run) for (const { id, taskId, answer } of fresh) context.engine.setAnswer(run.id, taskId, { id, answer });
  return { approved: fresh.map((mapping) => mapping.taskId) };
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

/** Dead commands are never approved in bulk: nothing here could carry them out. */
function inBulk(context: Context, mappings: Mapping[], { all, minConfidence }: ParsedVerbInput<'approve'>): Mapping[] {
  const least = minConfidence !== undefined ? toConfidence(minConfidence) : all ? 0 : HIGH_CONFIDENCE;
  const { catalog } = context.facts();
  const { routes } = context.settings();
  return mappings.filter(({ answer, confidence }) => {
    if (answer === null || confidence < least) return false;
    return preflight(answer, { catalog, routes, agent: false }).state !== 'missing';
  });
}
