import type { Plan, PlanSubtask, PlanTask } from '@/lib/domain/plan';
import { planTasks } from '@/lib/domain/plan';
import type { RunTask } from '@/lib/domain/run';

type PlanItem = Pick<PlanTask | PlanSubtask, 'id' | 'ref' | 'description'>;

export type FoundInRun = {
  /** The run's task that a task or sub-task of the plan is; null when it did not run, or cannot be told apart. */
  taskOf(item: PlanItem): RunTask | null;
  /** Tasks whose id the plan has, but that cannot be told to be the same. */
  doubtful: RunTask[];
};

/**
 * Finds the tasks of a run in a plan as it stands now: by id and unchanged text, else by a text that one task alone has
 * on both sides. Where equal texts came or went their ids have moved, and none of them is believed.
 */
export function findInRun(plan: Plan, tasks: readonly RunTask[]): FoundInRun {
  const wholes = planTasks(plan);
  const items: PlanItem[] = wholes.flatMap((task) => [task, ...task.subtasks]);
  const parts = new Set(wholes.flatMap(({ subtasks }) => subtasks.map(({ id }) => id)));
  const known = new Set(items.map(({ id }) => id));
  const ran = tasks.filter(({ role }) => role === 'task');
  const byId = new Map(ran.map((task) => [task.taskId, task]));
  const equalInPlan = countTexts(wholes);
  const equalInRun = countTexts(ran.filter(({ taskId }) => !parts.has(taskId)));
  const strays = new Map(ran.filter(({ taskId }) => !known.has(taskId)).map((task) => [task.description, task]));
  const inPlan = countTexts(items);

  function taskOf({ id, ref, description }: PlanItem): RunTask | null {
    const same = byId.get(id);
    if (same) {
      const isMoved = ref === null && !parts.has(id) && equalInPlan.get(description) !== equalInRun.get(description);
      return same.description === description && !isMoved ? same : null;
    }
    const stray = inPlan.get(description) === 1 && equalInRun.get(description) === 1 ? strays.get(description) : null;
    return stray && (ref === null || stray.ref === null || ref === stray.ref) ? stray : null;
  }

  const doubtful = items.flatMap((item) => {
    const task = byId.get(item.id);
    return task && !taskOf(item) ? [task] : [];
  });
  return { taskOf, doubtful };
}

function countTexts(items: readonly { description: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { description } of items) counts.set(description, (counts.get(description) ?? 0) + 1);
  return counts;
}
