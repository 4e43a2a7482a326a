import { type Plan, type PlanTask, planTasks } from '@/lib/domain/plan';
import { type TaskFacts, taskFacts } from '@/lib/engine/build-run';
import type { PlanSight } from '@/lib/engine/ports';
import { taskFingerprint } from '@/lib/plan/task-fingerprint';

const tasksOf = new WeakMap<Plan, Map<string, PlanTask>>();

/** What the engine asks of the plans in force before it starts a task. */
export function createPlanSight(plan: (specId: string) => Plan): PlanSight {
  return {
    fingerprint(specId, taskId) {
      const task = planTaskOf(plan(specId), taskId);
      return task && taskFingerprint(task);
    },
  };
}

/** What a run takes of the text that a mapping is approved for; undefined for a task that the plan has not. */
export function factsInPlan(plan: Plan, taskId: string): TaskFacts | undefined {
  const task = planTaskOf(plan, taskId);
  return task ? taskFacts(task, taskFingerprint(task)) : undefined;
}

function planTaskOf(plan: Plan, taskId: string): PlanTask | null {
  let tasks = tasksOf.get(plan);
  if (!tasks) {
    tasks = new Map(planTasks(plan).map((task) => [task.id, task]));
    tasksOf.set(plan, tasks);
  }
  return tasks.get(taskId) ?? null;
}
