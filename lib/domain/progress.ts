import type { RunState, RunTask } from './run';
import { isBroken, isSettled } from './task-status';

export type Progress = {
  total: number;
  complete: number;
  failed: number;
  skipped: number;
  /** Whole percent of tasks that are complete or skipped. */
  percent: number;
  /** Mean duration of completed tasks; null before the first. */
  averageMs: number | null;
  remainingMs: number | null;
};

/** Counts over the plan's tasks of a run; layer syncs count in nothing. */
export function progressOf(tasks: readonly RunTask[]): Progress {
  const counted = tasks.filter((task) => task.role === 'task');
  const complete = counted.filter((task) => task.status === 'complete');
  const skipped = counted.filter((task) => task.status === 'skipped').length;
  const failed = counted.filter((task) => isBroken(task.status)).length;
  const timed = complete.filter((task) => task.durationMs !== null);
  const averageMs = timed.length
    ? Math.round(timed.reduce((sum, task) => sum + (task.durationMs ?? 0), 0) / timed.length)
    : null;
  const total = counted.length;
  const left = counted.filter((task) => !isSettled(task.status)).length;
  return {
    total,
    complete: complete.length,
    failed,
    skipped,
    percent: total === 0 ? 0 : Math.floor(((complete.length + skipped) * 100) / total),
    averageMs,
    remainingMs: averageMs === null ? null : averageMs * left,
  };
}

export const layerStatuses = ['pending', 'in-progress', 'complete', 'failed'] as const;
export type LayerStatus = (typeof layerStatuses)[number];

/** A layer is complete when all its tasks and its sync are settled, failed when something in it broke. */
export function layerStatus(tasks: readonly RunTask[]): LayerStatus {
  if (tasks.every((task) => isSettled(task.status))) return 'complete';
  if (tasks.some((task) => isBroken(task.status))) return 'failed';
  return tasks.every((task) => task.status === 'pending') ? 'pending' : 'in-progress';
}

/** The tasks of one layer, its sync last. */
export function tasksOfLayer(tasks: readonly RunTask[], layerKey: string): RunTask[] {
  return tasks.filter((task) => task.layerKey === layerKey);
}

/** Key of the layer the run stands in, or null when every layer is complete. */
export function currentLayer({ run, tasks }: RunState): string | null {
  return run.layers.find((layer) => layerStatus(tasksOfLayer(tasks, layer.key)) !== 'complete')?.key ?? null;
}
