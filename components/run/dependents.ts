import type { RunTask } from '@/lib/domain/run';

/** The tasks that cannot start before `taskId` is settled, directly or through others; in the order they run. */
export function dependentsOf(tasks: readonly RunTask[], taskId: string): RunTask[] {
  const waiting = new Set([taskId]);
  let grew = true;
  while (grew) {
    grew = false;
    for (const task of tasks) {
      if (waiting.has(task.taskId) || !task.dependsOn.some((id) => waiting.has(id))) continue;
      waiting.add(task.taskId);
      grew = true;
    }
  }
  return tasks.filter((task) => task.taskId !== taskId && waiting.has(task.taskId));
}
