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

/**
 * The task of a plan that a person names while a run may be open. A place such as `L0.2` means the run's task: that is
 * what the run's questions say. Where the plan has another one there by now, `E_AMBIGUOUS` asks for the id.
 */
export function requireNamedTask(plan: Plan, run: RunState | null, name: string): PlanTask {
  const ofRun = run?.tasks.find((task) => task.role === 'task' && task.key.toLowerCase() === name.toLowerCase());
  const ofPlan = findPlanTask(plan, name);
  if (!ofRun || ofRun.taskId === ofPlan?.id) return requireTask(plan, name);
  throw new AshlarError(
    'E_AMBIGUOUS',
    `${name} is “${ofRun.description}” in the run and ${ofPlan ? `“${ofPlan.description}”` : 'nothing'} in the plan.`,
    `The plan was changed. Name the task by its id: ${ofRun.taskId}${ofPlan ? ` or ${ofPlan.id}` : ''}.`,
  );
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
