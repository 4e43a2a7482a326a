import { AshlarError } from '@/lib/domain/errors';
import type { RunState, RunTask } from '@/lib/domain/run';
import type { RunStatus } from '@/lib/domain/run-status';
import type { TaskStatus } from '@/lib/domain/task-status';
import type { RunUpdate } from './ports';

const ends = [
  'complete',
  'unproven',
  'needs-input',
  'waiting',
  'failed',
  'timed-out',
  'cancelled',
  'interrupted',
] as const;
/** A person retries, gives another answer, vouches for it, or leaves it out. */
const answers = ['pending', 'complete', 'skipped'] as const;

/** What a task can become from each status. To stay what it is is always allowed. */
export const taskEdges: Record<TaskStatus, readonly TaskStatus[]> = {
  pending: ['starting', 'needs-mapping', 'complete', 'skipped'],
  queued: ['starting', 'pending', 'cancelled'],
  starting: ['running', 'asking', ...ends],
  running: ['asking', ...ends],
  asking: ['running', ...ends],
  // What is to be done again, as the sync of a layer that is worked on; and one whose changes were taken back.
  complete: ['pending', 'unproven'],
  unproven: ['failed', ...answers],
  'needs-input': answers,
  // Its time has come, or a person did not want to wait.
  waiting: ['cancelled', ...answers],
  'needs-mapping': answers,
  failed: answers,
  'timed-out': answers,
  cancelled: answers,
  interrupted: answers,
  skipped: ['pending', 'complete'],
};

export const runEdges: Record<RunStatus, readonly RunStatus[]> = {
  queued: ['running', 'paused', 'cancelled'],
  running: ['paused', 'complete', 'failed', 'cancelled'],
  paused: ['running', 'queued', 'failed', 'cancelled'],
  complete: [],
  failed: [],
  cancelled: [],
};

/** Throws `E_INTERNAL` when a step would lead along an edge that is not in the tables: it is never committed. */
export function assertAllowed({ run, tasks }: RunState, update: RunUpdate): void {
  if (update.run) assertEdge(`run ${run.id}`, run.status, update.run.status, runEdges);
  for (const after of update.tasks ?? []) {
    const before = tasks[indexOfTask(tasks, after)];
    if (before) assertEdge(before.key, before.status, after.status, taskEdges);
  }
}

/** Where a task stands in its run, by its place where that is it; -1 when the run has it not. */
export function indexOfTask(tasks: readonly RunTask[], { taskId, position }: RunTask): number {
  if (tasks[position]?.taskId === taskId) return position;
  return tasks.findIndex((task) => task.taskId === taskId);
}

function assertEdge<S extends string>(what: string, from: S, to: S, edges: Record<S, readonly S[]>): void {
  if (from === to || edges[from].includes(to)) return;
  throw new AshlarError('E_INTERNAL', `${what} cannot become ${to}: it is ${from}.`, 'Please report this.');
}
