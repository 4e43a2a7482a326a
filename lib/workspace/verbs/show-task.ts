import { listAttempts } from '@/db/queries/attempts';
import { listMappingHistory } from '@/db/queries/mappings';
import type { BoardTask, TaskDetail } from '@/lib/domain/board';
import { AshlarError } from '@/lib/domain/errors';
import { findPlanTask, type Plan } from '@/lib/domain/plan';
import type { RunState } from '@/lib/domain/run';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';
import { findShownRun } from './find-run';
import { requireTask } from './find-task';
import { findGoneTask } from './gone-task';
import { boardTasks } from './show-board';

/**
 * One task: its mapping and those before it, every attempt over all runs, newest first. One that the plan no longer has
 * is found by its id, with all its history.
 */
export function showTask(context: Context, input: ParsedVerbInput<'task'>): TaskDetail {
  const plan = context.plan(input.spec);
  const shown = findShownRun(context, input.spec);
  const left = findPlanTask(plan, input.task) ? null : findGoneTask(context, plan.spec, input.task, shown);
  const task = left?.task ?? taskInPlan(context, plan, shown, input.task);
  const { id } = task.task;
  return {
    spec: plan.spec,
    title: plan.title,
    task,
    gone: left && { since: left.since },
    attempts: listAttempts(context.db, id),
    history: listMappingHistory(context.db, id),
    run: shown?.run ?? null,
    catalog: [...context.facts().catalog],
  };
}

function taskInPlan(context: Context, plan: Plan, shown: RunState | null, name: string): BoardTask {
  const { id, key } = requireTask(plan, name);
  const task = boardTasks(context, plan, shown).get(id);
  if (!task) throw new AshlarError('E_NOT_FOUND', `${key} has no mapping.`, 'Reload the page.');
  return task;
}
