import type { Db } from '@/db/client';
import { listEventRows } from '@/db/queries/ledger-rows';
import { type AttemptStatus, attemptOutcomes } from '@/lib/domain/attempt-status';
import type { RunStatus } from '@/lib/domain/run-status';
import type { TaskStatus } from '@/lib/domain/task-status';
import { runEdges, taskEdges } from '@/lib/engine/transition-table';

/** Every status that was ever committed, in order, by id. */
export type History = {
  runs: Map<string, { status: RunStatus }[]>;
  tasks: Map<string, { status: TaskStatus }[]>;
  attempts: Map<string, { status: AttemptStatus }[]>;
};

/** Reads the whole ledger, from its first event on. */
export function historyOf(db: Db): History {
  const history: History = { runs: new Map(), tasks: new Map(), attempts: new Map() };
  for (const { runId, type, data } of listEventRows(db)) {
    const event = JSON.parse(data);
    if (type === 'run.changed') append(history.runs, runId, event.run);
    else if (type === 'task.changed') append(history.tasks, `${runId} ${event.task.taskId}`, event.task);
    else if (type === 'attempt.changed') append(history.attempts, event.attempt.id, event.attempt);
  }
  return history;
}

function append<T>(map: Map<string, T[]>, id: string, state: T): void {
  const known = map.get(id);
  if (known) known.push(state);
  else map.set(id, [state]);
}

/** How a task may stand when its run begins: to do, or carried over from an earlier one. */
const beginnings: readonly TaskStatus[] = ['pending', 'complete', 'skipped'];

const attemptEdges: Record<AttemptStatus, readonly AttemptStatus[]> = {
  starting: ['running', ...attemptOutcomes],
  running: attemptOutcomes,
  ...{ succeeded: [], failed: [], 'timed-out': [], cancelled: [], interrupted: [] },
};

/** Steps that no table allows, as sentences. */
export function illegalSteps({ runs, tasks, attempts }: History): string[] {
  return [
    ...stepsOf('run', runs, runEdges, ['queued', 'running', 'paused']),
    ...stepsOf('task', tasks, taskEdges, beginnings),
    ...stepsOf('attempt', attempts, attemptEdges, ['starting']),
  ];
}

function stepsOf<S extends string>(
  what: string,
  history: ReadonlyMap<string, { status: S }[]>,
  edges: Record<S, readonly S[]>,
  first: readonly S[],
): string[] {
  const broken: string[] = [];
  for (const [id, states] of history) {
    let before: S | null = null;
    for (const { status } of states) {
      const allowed: boolean =
        before === null
          ? first.some((start) => start === status || edges[start].includes(status))
          : before === status || edges[before].includes(status);
      if (!allowed) broken.push(`${what} ${id} went from ${before ?? 'its beginning'} to ${status}`);
      before = status;
    }
  }
  return broken;
}
