import { answerLabel } from './mapping';
import type { RunTask } from './run';
import type { RunStatus } from './run-status';
import type { TaskStatus } from './task-status';

/** A run in figures. Durations in milliseconds, moments ISO 8601; cost as far as executors tell it. */
export type RunListed = {
  id: string;
  status: RunStatus;
  rehearsal: boolean;
  /** Keys of the layers it executes; null for all. */
  scope: string[] | null;
  startedAt: string;
  finishedAt: string | null;
  durationMs: number;
  total: number;
  complete: number;
  failed: number;
  skipped: number;
  attempts: number;
  costUsd: number;
};

export type TaskSide = {
  status: TaskStatus;
  command: string | null;
  /** Work of all its attempts in this run. */
  workMs: number;
  costUsd: number;
  attempts: number;
  /** Completed by an earlier run and taken over. */
  isCarried: boolean;
};

type TaskAspect = 'status' | 'command' | 'duration' | 'cost';

/** A task that differs; a side is null where that run has no such task. */
export type TaskDifference = {
  taskId: string;
  key: string;
  description: string;
  a: TaskSide | null;
  b: TaskSide | null;
  differs: TaskAspect[];
};

export type RunComparison = {
  spec: string;
  a: RunListed;
  b: RunListed;
  /** In the order of the second run, then what only the first one has. */
  differences: TaskDifference[];
  /** Tasks that both have and that do not differ. */
  same: number;
};

/** Times differ by themselves: less than this is no difference. */
const DURATION_MIN_MS = 1_000;
const DURATION_MIN_SHARE = 0.2;
const COST_MIN_USD = 0.005;

/** What differs between the tasks of two runs, by task id. Layer syncs are compared too. */
export function compareTasks(
  a: readonly RunTask[],
  b: readonly RunTask[],
): Pick<RunComparison, 'differences' | 'same'> {
  const first = new Map(a.map((task) => [task.taskId, task]));
  const second = new Set(b.map((task) => task.taskId));
  const differences: TaskDifference[] = [];
  for (const task of b) {
    const before = first.get(task.taskId) ?? null;
    const differs = before ? aspectsOf(sideOf(before), sideOf(task)) : [];
    if (before === null || differs.length)
      differences.push({ ...named(task), a: before && sideOf(before), b: sideOf(task), differs });
  }
  for (const task of a.filter(({ taskId }) => !second.has(taskId)))
    differences.push({ ...named(task), a: sideOf(task), b: null, differs: [] });
  const shared = b.filter(({ taskId }) => first.has(taskId)).length;
  return { differences, same: shared - differences.filter((each) => each.a && each.b).length };
}

const named = ({ taskId, key, description }: RunTask) => ({ taskId, key, description });

function sideOf({ status, answer, workMs, costUsd, attempts, evidence }: RunTask): TaskSide {
  const isCarried = evidence?.by === 'earlier-run';
  return { status, command: answer && answerLabel(answer), workMs, costUsd, attempts, isCarried };
}

function aspectsOf(a: TaskSide, b: TaskSide): TaskAspect[] {
  const aspects: TaskAspect[] = [];
  if (a.status !== b.status || a.isCarried !== b.isCarried) aspects.push('status');
  if (a.command !== b.command) aspects.push('command');
  // A task that one of them did not work on has no time to compare.
  const gap = a.workMs > 0 && b.workMs > 0 ? Math.abs(a.workMs - b.workMs) : 0;
  if (gap >= DURATION_MIN_MS && gap >= Math.max(a.workMs, b.workMs) * DURATION_MIN_SHARE) aspects.push('duration');
  if (Math.abs(a.costUsd - b.costUsd) >= COST_MIN_USD) aspects.push('cost');
  return aspects;
}
