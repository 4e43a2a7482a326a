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
import { createPendingOutput } from './pending-output';

/** Events read at once, and pieces sent in one stream before the reader is asked to come again: an action stream keeps
 * about 137 bytes a piece in the tab for as long as it lasts. */
const BATCH = 500;
const PIECES_PER_STREAM = 5000;
const HEARTBEAT_MS = 15_000;

/** `secrets` are values to mask in output. */
type Source = { db: Db; bus: Bus; projectDir: string; secrets(): string[] };

/**
 * Follows a run: a snapshot (only from cursor 0), then every event after it in order, then `finished` when the run has
 * ended or `more` when the reader should come again with the cursor. The ledger is read, never memory, so a reader
 * sees each event exactly once whatever happened in between. Live output is not in the ledger: a reader that comes
 * again is first given the end of what is being written, and drops what it has by the offsets.
 */
export async function* streamRun(
  source: Source,
  { runId, cursor: from }: { runId: string; cursor: number },
  signal: AbortSignal,
): AsyncGenerator<RunStreamItem, void> {
  const { db, bus } = source;
  if (!getRun(db, runId)) throw new AshlarError('E_NOT_FOUND', `There is no run ${runId}.`);
  const pending = createPendingOutput();
  let wake: () => void = () => {};
  const unfollow = bus.follow(runId, {
    events: () => wake(),
    output(chunk) {
      pending.push(chunk);
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
      if (!signal.aborted) yield { type: 'snapshot', snapshot };
    } else {
      const tails = await readTails(source, latestAttempts(db, runId));
      if (tails.length && !signal.aborted) yield { type: 'events', events: [], output: tails, cursor };
    }
    for (let sent = 0; !signal.aborted; ) {
      const events = listEvents(db, runId, cursor, BATCH);
      const output = pending.take();
      if (events.length || output.length) {
        cursor = events.at(-1)?.seq ?? cursor;
        sent += events.length + output.length;
        yield { type: 'events', events, output, cursor };
        if (sent >= PIECES_PER_STREAM) return yield { type: 'more', cursor };
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

async function takeSnapshot(source: Source, runId: string): Promise<RunSnapshot> {
  const { db } = source;
  const run = getRun(db, runId);
  if (!run) throw new AshlarError('E_NOT_FOUND', `There is no run ${runId}.`);
  // All rows and the cursor in one synchronous breath: nothing can be committed in between.
  const tasks = listRunTasks(db, runId);
  const attempts = latestAttempts(db, runId);
  const cursor = lastSeq(db, runId);
  const tails = await readTails(source, attempts);
  const output = Object.fromEntries(
    tails.map(({ attemptId, offset, bytes, text }) => [attemptId, { text, end: offset + bytes }]),
  );
  return { run, tasks, attempts, output, cursor };
}

/** The latest attempt of each task that has one. */
function latestAttempts(db: Db, runId: string): Attempt[] {
  return [...new Map(listRunAttempts(db, runId).map((attempt) => [attempt.taskId, attempt])).values()];
}

/** The end of the output of every attempt that is under way and has written something. */
async function readTails({ projectDir, secrets }: Source, attempts: readonly Attempt[]): Promise<OutputChunk[]> {
  const tails: OutputChunk[] = [];
  for (const { id: attemptId, taskId, logPath } of attempts.filter(({ status }) => isOpenAttempt(status))) {
    const file = join(projectDir, logPath);
    const { size } = await readLogSlice(file, 0, 0);
    const { text, from, to } = await readLogSlice(
      file,
      Math.max(0, size - OUTPUT_TAIL_MAX),
      OUTPUT_TAIL_MAX,
      secrets(),
    );
    if (to > from) tails.push({ attemptId, taskId, offset: from, bytes: to - from, text });
  }
  return tails;
}
