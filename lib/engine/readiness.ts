import type { RunTask } from '@/lib/domain/run';
import { isSettled } from '@/lib/domain/task-status';

export type Readiness = { state: 'ready' } | { state: 'blocked'; by: RunTask[] };

/** The tasks of a run by their id. */
export type TaskIndex = { get(taskId: string): RunTask | undefined };

/** Made when first asked: most tasks wait for nothing. */
export function taskIndex(tasks: readonly RunTask[]): TaskIndex {
  let byId: Map<string, RunTask> | null = null;
  return {
    get(taskId) {
      byId ??= new Map(tasks.map((task) => [task.taskId, task]));
      return byId.get(taskId);
    },
  };
}

/** Whether everything a task depends on is settled. Dependencies outside the run were settled before it. */
export function taskReadiness(task: RunTask, byId: TaskIndex): Readiness {
  const by = task.dependsOn
    .map((id) => byId.get(id))
    .filter((other): other is RunTask => other !== undefined && !isSettled(other.status));
  return by.length === 0 ? { state: 'ready' } : { state: 'blocked', by };
}
