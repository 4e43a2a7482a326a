import { listAttempts } from '@/db/queries/attempts';
import { listMappingHistory } from '@/db/queries/mappings';
import type { TaskDetail } from '@/lib/domain/board';
import { AshlarError } from '@/lib/domain/errors';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';
import { findShownRun } from './find-run';
import { requireTask } from './find-task';
import { boardTasks } from './show-board';

/** One task: its mapping and those before it, every attempt over all runs, newest first. */
export function showTask(context: Context, input: ParsedVerbInput<'task'>): TaskDetail {
  const plan = context.plan(input.spec);
  const shown = findShownRun(context, input.spec);
  const { id, key } = requireTask(plan, input.task);
  const task = boardTasks(context, plan, shown).get(id);
  if (!task) throw new AshlarError('E_NOT_FOUND', `${key} has no mapping.`, 'Reload the page.');
  return {
    spec: plan.spec,
    title: plan.title,
    task,
    attempts: listAttempts(context.db, id),
    history: listMappingHistory(context.db, id),
    run: shown?.run ?? null,
    catalog: [...context.facts().catalog],
  };
}
