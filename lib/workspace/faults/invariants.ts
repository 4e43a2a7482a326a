import { isDeepStrictEqual } from 'node:util';
import type { Db } from '@/db/client';
import { listAttemptRows, listRunRows, listTaskRows } from '@/db/queries/ledger-rows';
import { endedWithProcesses, logsTooShort, temporaryFiles } from './left-on-disk';
import { mirrorsBehind } from './mirrors';
import { historyOf, illegalSteps } from './replay';

export type Checked = {
  db: Db;
  projectDir: string;
  /** Bytes of output that a page has shown, by attempt. */
  shown?: ReadonlyMap<string, number>;
};

/**
 * What must hold of a project at rest, after whatever happened to it. Returns one sentence for each thing that does
 * not: the database is sound, no task has two open attempts, every state was reached along an allowed edge and is what
 * its last event says, the status files are what the ledger says, logs hold what was shown, nothing runs for an attempt
 * that has ended, and no temporary file is left.
 */
export function brokenInvariants({ db, projectDir, shown = new Map() }: Checked): string[] {
  const attempts = listAttemptRows(db);
  const history = historyOf(db);
  return [
    ...damage(db),
    ...twiceOpen(attempts),
    ...illegalSteps(history),
    ...unlikeLastEvent('run', history.runs, new Map(listRunRows(db).map((row) => [row.id, row]))),
    ...unlikeLastEvent(
      'task',
      history.tasks,
      new Map(listTaskRows(db).map((row) => [`${row.runId} ${row.taskId}`, row])),
    ),
    ...unlikeLastEvent('attempt', history.attempts, new Map(attempts.map((row) => [row.id, row]))),
    ...mirrorsBehind(db, projectDir),
    ...logsTooShort(projectDir, attempts, shown),
    ...endedWithProcesses(attempts),
    ...temporaryFiles(projectDir),
  ];
}

function damage(db: Db): string[] {
  const found = db.$client.pragma('integrity_check', { simple: true });
  return found === 'ok' ? [] : [`the database is damaged: ${String(found)}`];
}

function twiceOpen(attempts: readonly { taskId: string; status: string }[]): string[] {
  const open = new Set<string>();
  return attempts.flatMap(({ taskId, status }) => {
    if (status !== 'starting' && status !== 'running') return [];
    if (open.has(taskId)) return [`task ${taskId} has two open attempts`];
    open.add(taskId);
    return [];
  });
}

/** The rows are a reduction of the events: the last one of each says what the row says. */
function unlikeLastEvent<T extends { status: string }>(
  what: string,
  history: ReadonlyMap<string, { status: string }[]>,
  rows: ReadonlyMap<string, T>,
): string[] {
  return [...history].flatMap(([id, states]) => {
    const row = rows.get(id);
    if (!row) return [`${what} ${id} has events and no row`];
    const said = states.at(-1);
    return isDeepStrictEqual(said?.status, row.status)
      ? []
      : [`${what} ${id} is ${row.status}; its last event says ${said?.status}`];
  });
}
