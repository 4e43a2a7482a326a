import type { RunTask } from '@/lib/domain/run';
import { isSettled } from '@/lib/domain/task-status';

export type Readiness = { state: 'ready' } | { state: 'blocked'; by: RunTask[] };

/** Whether everything a task depends on is settled. Dependencies outside the run were settled before it. */
export function taskReadiness(task: RunTask, byId: ReadonlyMap<string, RunTask>): Readiness {
  const by = task.dependsOn
    .map((id) => byId.get(id))
    .filter((other): other is RunTask => other !== undefined && !isSettled(other.status));
  return by.length === 0 ? { state: 'ready' } : { state: 'blocked', by };
}
