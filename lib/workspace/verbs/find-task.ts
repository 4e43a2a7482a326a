import { AshlarError } from '@/lib/domain/errors';
import { findPlanTask, type Plan, type PlanTask, planTasks } from '@/lib/domain/plan';
import type { RunState, RunTask } from '@/lib/domain/run';

/** The task of a plan by id, place or the plan's own id. Throws `E_NOT_FOUND`. */
export function requireTask(plan: Plan, name: string): PlanTask {
  const task = findPlanTask(plan, name);
  if (task) return task;
  const some = planTasks(plan)
    .slice(0, 5)
    .map((other) => other.key)
    .join(', ');
  throw new AshlarError('E_NOT_FOUND', `${plan.spec} has no task ${name}.`, `Its tasks are ${some} …`);
}

/** The task of a run by id, place (`L0.sync` for a layer's sync) or the plan's own id. Throws `E_NOT_FOUND`. */
export function requireRunTask({ run, tasks }: RunState, name: string): RunTask {
  const wanted = name.toLowerCase();
  const task =
    tasks.find((other) => other.taskId === name) ??
    tasks.find((other) => other.key.toLowerCase() === wanted) ??
    tasks.find((other) => other.ref?.toLowerCase() === wanted);
  if (task) return task;
  throw new AshlarError(
    'E_NOT_FOUND',
    `The run of ${run.specId} has no task ${name}.`,
    'Its tasks are named L0.1, L0.2 …',
  );
}
