import { setTimeout as sleep } from 'node:timers/promises';
import type { AttemptSpec, StopReason } from '@/lib/domain/attempt';
import type { Exit } from './exit-file';
import { watchForIdleness } from './idle-watch';
import { watchForStop } from './stop-reason';
import { terminate } from './terminate';

export type End = Exit & {
  /** Why it was stopped; null when it ended by itself. */
  stopped: StopReason | null;
  /** Stopped because it gave no sign of life. */
  idle: boolean;
  /** Processes that would not end. */
  left: number[];
};

/** A command under way; `exited` resolves with null when nobody can say how it ended. */
export type UnderWay = {
  pid: number;
  exited: Promise<(Exit & { unwatched?: boolean }) | null>;
  lastOutputAt: () => number;
};

/** After KILL the system tells of the end at once, unless the process hangs in the kernel. */
const exitAfterKillMs = 2000;

type Limits = Pick<AttemptSpec, 'attemptId' | 'timeoutMs' | 'idleMs'>;

/**
 * Resolves when the command has ended by itself, or was stopped and all its processes with it. Null when it ended and
 * nobody can say how; `'left'` when it is to go on without us.
 */
export async function waitForEnd(
  { pid, exited, lastOutputAt }: UnderWay,
  { attemptId, timeoutMs, idleMs }: Limits,
  { signal, left }: { signal: AbortSignal; left?: AbortSignal },
  gracePeriodMs: number,
): Promise<End | 'left' | null> {
  const stop = watchForStop(signal, timeoutMs);
  const idleness = watchForIdleness(idleMs, { lastOutputAt, attemptId, pid });
  const first = await Promise.race([exited, stop.reason, idleness.idle, whenAborted(left)]);
  stop.dispose();
  idleness.dispose();
  if (first === 'left') return first;
  if (first !== null && typeof first !== 'string' && !first.unwatched) return ended(first, []);
  const remaining = await terminate(pid, attemptId, gracePeriodMs);
  // Somebody ended the process that watched over the command: what it left behind does not go on unseen.
  if (first === null) return null;
  if (typeof first !== 'string') return ended(first, remaining);
  const patience = new AbortController();
  const unknown = sleep<null>(exitAfterKillMs, null, { signal: patience.signal });
  const exit = await Promise.race([exited, unknown.catch(() => exited)]);
  patience.abort();
  const idle = first === 'idle';
  const { exitCode, signal: endedBy } = exit ?? unknownExit;
  return { exitCode, signal: endedBy, stopped: first === 'idle' ? 'timed-out' : first, idle, left: remaining };
}

const ended = ({ exitCode, signal }: Exit, left: number[]): End => ({
  ...{ exitCode, signal, left },
  ...{ stopped: null, idle: false },
});

const unknownExit: Exit = { exitCode: null, signal: null };

function whenAborted(signal: AbortSignal | undefined): Promise<'left'> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve('left');
    signal?.addEventListener('abort', () => resolve('left'), { once: true });
  });
}
