import type { RunState, RunTask } from '@/lib/domain/run';
import { isOpen, isSettled, needsPerson } from '@/lib/domain/task-status';
import { reopenedSync } from './answers';

export type Downstream = {
  /** Cannot start yet: behind a retry until it has come to its end; behind a skip because of another task. */
  blocked: RunTask[];
  /** Were settled and come again. */
  cleared: RunTask[];
  /** Run, or have run, without what the task would have done. */
  runAnyway: RunTask[];
};

/** What an answer to a task means for the tasks behind it, in the order they run. Nothing is changed by asking. */
export function downstream({ run, tasks }: RunState, taskId: string, answer: 'skip' | 'retry'): Downstream {
  const asked = tasks.find((task) => task.taskId === taskId);
  if (!asked) return { blocked: [], cleared: [], runAnyway: [] };
  const inScope = tasks.filter(({ layerKey }) => run.scope === null || run.scope.includes(layerKey));
  const behind = dependents(inScope, new Set([taskId]));
  if (answer === 'retry') {
    const blocked = behind.filter((task) => !isSettled(task.status) && !isOpen(task.status));
    const runAnyway = behind.filter((task) => !blocked.includes(task));
    return { blocked, cleared: reopenedSync(inScope, { ...asked, status: 'pending' }), runAnyway };
  }
  const held = new Set(
    inScope.filter((task) => task.taskId !== taskId && needsPerson(task.status)).map((task) => task.taskId),
  );
  const stillHeld = dependents(inScope, held);
  const blocked = behind.filter((task) => stillHeld.includes(task) && !isSettled(task.status));
  return { blocked, cleared: [], runAnyway: behind.filter((task) => !blocked.includes(task)) };
}

/** The tasks that wait for any of these, directly or through others; in the order they run. */
function dependents(tasks: readonly RunTask[], of: ReadonlySet<string>): RunTask[] {
  const behind = new Map<string, RunTask[]>();
  for (const task of tasks) for (const id of task.dependsOn) behind.set(id, [...(behind.get(id) ?? []), task]);
  const reached = new Set<string>();
  const queue = [...of];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const task of behind.get(id) ?? []) {
      if (reached.has(task.taskId) || of.has(task.taskId)) continue;
      reached.add(task.taskId);
      queue.push(task.taskId);
    }
  }
  return tasks.filter((task) => reached.has(task.taskId));
}
