import { join } from 'node:path';
import type { Db } from '@/db/client';
import { listRunAttempts } from '@/db/queries/attempts';
import { lastSeq, listEvents } from '@/db/queries/events';
import { getRun, listRunTasks } from '@/db/queries/runs';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import { AshlarError } from '@/lib/domain/errors';
import type { Attempt } from '@/lib/domain/run';
import { OUTPUT_TAIL_MAX, type OutputChunk, type RunSnapshot, type RunStreamItem } from '@/lib/domain/run-event';
import { isEnded } from '@/lib/domain/run-status';
import { readLogSlice } from '@/lib/executors/output/log-slice';
import type { Bus } from './bus';

/** Events read at once, and sent in one stream before the reader is asked to come again: an action stream keeps
 * about 137 bytes an event in the tab for as long as it lasts. */
const BATCH = 500;
const EVENTS_PER_STREAM = 5000;
const HEARTBEAT_MS = 15_000;

/** `secrets` are values to mask in output. */
type Source = { db: Db; bus: Bus; projectDir: string; secrets(): string[] };

/**
 * Follows a run: a snapshot (only from cursor 0), then every event after it in order, then `finished` when the run has
 * ended or `more` when the reader should come again with the cursor. The ledger is read, never memory, so a reader
 * sees each event exactly once whatever happened in between.
 */
export async function* streamRun(
  source: Source,
  { runId, cursor: from }: { runId: string; cursor: number },
  signal: AbortSignal,
): AsyncGenerator<RunStreamItem, void> {
  const { db, bus } = source;
  if (!getRun(db, runId)) throw new AshlarError('E_NOT_FOUND', `There is no run ${runId}.`);
  const output: OutputChunk[] = [];
  let wake: () => void = () => {};
  const unfollow = bus.follow(runId, {
    events: () => wake(),
    output(chunk) {
      output.push(chunk);
      wake();
    },
  });
  const onAbort = (): void => wake();
  signal.addEventListener('abort', onAbort);
  try {
    let cursor = from;
    if (cursor === 0) {
      const snapshot = await takeSnapshot(source, runId);
      cursor = snapshot.cursor;
      yield { type: 'snapshot', snapshot };
    }
    for (let sent = 0; !signal.aborted; ) {
      const events = listEvents(db, runId, cursor, BATCH);
      const chunks = output.splice(0);
      if (events.length || chunks.length) {
        cursor = events.at(-1)?.seq ?? cursor;
        sent += events.length;
        yield { type: 'events', events, output: chunks, cursor };
        if (sent >= EVENTS_PER_STREAM) return yield { type: 'more', cursor };
        continue;
      }
      const run = getRun(db, runId);
      if (!run || isEnded(run.status)) return yield { type: 'finished', cursor };
      const woken = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), HEARTBEAT_MS);
        wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
        if (signal.aborted) wake();
      });
      if (!woken) yield { type: 'heartbeat', cursor };
    }
  } finally {
    unfollow();
    signal.removeEventListener('abort', onAbort);
  }
}

async function takeSnapshot({ db, projectDir, secrets }: Source, runId: string): Promise<RunSnapshot> {
  const run = getRun(db, runId);
  if (!run) throw new AshlarError('E_NOT_FOUND', `There is no run ${runId}.`);
  // All rows and the cursor in one synchronous breath: nothing can be committed in between.
  const tasks = listRunTasks(db, runId);
  const byTask = new Map<string, Attempt>();
  for (const attempt of listRunAttempts(db, runId)) byTask.set(attempt.taskId, attempt);
  const cursor = lastSeq(db, runId);
  const attempts = [...byTask.values()];
  const output: RunSnapshot['output'] = {};
  for (const attempt of attempts.filter((one) => isOpenAttempt(one.status))) {
    const file = join(projectDir, attempt.logPath);
    const { size } = await readLogSlice(file, 0, 0);
    const slice = await readLogSlice(file, Math.max(0, size - OUTPUT_TAIL_MAX), OUTPUT_TAIL_MAX, secrets());
    output[attempt.id] = { text: slice.text, end: slice.to };
  }
  return { run, tasks, attempts, output, cursor };
}
