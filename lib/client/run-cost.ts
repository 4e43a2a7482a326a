import type { RunSnapshot } from '@/lib/domain/run-event';
import { isOpen } from '@/lib/domain/task-status';

/** What a run cost by now, in US dollars, as far as its executors tell: ended attempts, and those under way. */
export function runCost({ tasks, attempts }: Pick<RunSnapshot, 'tasks' | 'attempts'>): number {
  const ended = tasks.reduce((sum, task) => sum + task.costUsd, 0);
  const open = new Set(tasks.filter((task) => isOpen(task.status)).map((task) => task.taskId));
  const underWay = attempts.filter((attempt) => open.has(attempt.taskId) && attempt.finishedAt === null);
  return underWay.reduce((sum, attempt) => sum + (attempt.agent?.costUsd ?? 0), ended);
}
