import type { AttemptStatus } from './attempt-status';
import type { RunTask } from './run';

/** One try at a task, as a bar: moments in milliseconds since 1970, `end` null while it is under way. */
export type TimelineBar = { id: string; n: number; status: AttemptStatus; start: number; end: number | null };

/** A task that was started, with all its attempts in order. */
export type TimelineRow = {
  taskId: string;
  key: string;
  description: string;
  role: RunTask['role'];
  bars: TimelineBar[];
};

/** The tasks of a run that were started, in the order of their first start. */
export type Timeline = { spec: string; runId: string; rows: TimelineRow[] };

type AttemptOfTask = {
  id: string;
  taskId: string;
  n: number;
  status: AttemptStatus;
  startedAt: string;
  finishedAt: string | null;
};

export const barOf = ({ id, n, status, startedAt, finishedAt }: AttemptOfTask): TimelineBar => ({
  ...{ id, n, status, start: Date.parse(startedAt) },
  end: finishedAt === null ? null : Date.parse(finishedAt),
});

/** Rows out of tasks and attempts; attempts in the order they were made. */
export function timelineRows(
  tasks: readonly Pick<RunTask, 'taskId' | 'key' | 'description' | 'role'>[],
  attempts: readonly AttemptOfTask[],
): TimelineRow[] {
  const bars = new Map<string, TimelineBar[]>();
  for (const attempt of attempts) {
    const ofTask = bars.get(attempt.taskId);
    if (ofTask) ofTask.push(barOf(attempt));
    else bars.set(attempt.taskId, [barOf(attempt)]);
  }
  return tasks
    .flatMap(({ taskId, key, description, role }) => {
      const own = bars.get(taskId);
      return own ? [{ taskId, key, description, role, bars: own }] : [];
    })
    .sort(byStart);
}

const byStart = (a: TimelineRow, b: TimelineRow): number => (a.bars[0]?.start ?? 0) - (b.bars[0]?.start ?? 0);

/**
 * The rows with attempts that began or ended since they were read. Rows without news keep their identity; the same
 * list comes back when there was none.
 */
export function liveTimeline(
  rows: TimelineRow[],
  tasks: readonly Pick<RunTask, 'taskId' | 'key' | 'description' | 'role'>[],
  latest: readonly AttemptOfTask[],
): TimelineRow[] {
  const known = new Map(rows.map((row) => [row.taskId, row]));
  const changed = new Map<string, TimelineRow>();
  const fresh: AttemptOfTask[] = [];
  for (const attempt of latest) {
    const row = known.get(attempt.taskId);
    if (!row) {
      fresh.push(attempt);
      continue;
    }
    const bar = barOf(attempt);
    const at = row.bars.findIndex(({ id }) => id === bar.id);
    const before = row.bars[at];
    if (before && before.status === bar.status && before.end === bar.end) continue;
    // Read after the stream said it: what has ended does not begin again.
    if (before && before.end !== null && bar.end === null) continue;
    const bars = before ? row.bars.map((each) => (each.id === bar.id ? bar : each)) : [...row.bars, bar];
    changed.set(row.taskId, { ...row, bars });
  }
  if (changed.size === 0 && fresh.length === 0) return rows;
  return [...rows.map((row) => changed.get(row.taskId) ?? row), ...timelineRows(tasks, fresh)];
}

/** The time the bars span, in milliseconds since 1970; `now` is the end of what is under way. */
export function timelineSpan(rows: readonly TimelineRow[], now: number): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const { bars } of rows) {
    for (const { start, end } of bars) {
      from = Math.min(from, start);
      to = Math.max(to, end ?? now);
    }
  }
  return rows.length ? { from, to: Math.max(to, from + 1000) } : { from: now, to: now + 1000 };
}

const steps = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
];

/** Marks on the axis, in milliseconds after the start: at most that many, at round distances. */
export function timelineMarks(spanMs: number, most: number): number[] {
  const seconds = spanMs / 1000;
  const step = steps.find((each) => seconds / each <= most) ?? Math.ceil(seconds / most / 86_400) * 86_400;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, at) => Math.round(at * step * 1000));
}
