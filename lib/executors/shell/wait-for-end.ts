import { setTimeout as sleep } from 'node:timers/promises';
import type { AttemptSpec, StopReason } from '@/lib/domain/attempt';
import type { Child } from './spawn';
import { watchForStop } from './stop-reason';
import { terminate } from './terminate';

export type End = {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  /** Why it was stopped; null when it ended by itself. */
  stopped: StopReason | null;
  /** Processes that would not end. */
  left: number[];
};

type Exit = Pick<End, 'exitCode' | 'signal'>;

/** After KILL the system tells of the end at once, unless the process hangs in the kernel. */
const exitAfterKillMs = 2000;

/** Resolves when the command has ended by itself, or was stopped and all its processes with it. */
export async function waitForEnd(
  child: Child,
  spec: AttemptSpec,
  signal: AbortSignal,
  gracePeriodMs: number,
): Promise<End> {
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (exitCode, exitSignal) => resolve({ exitCode, signal: exitSignal }));
  });
  const stop = watchForStop(signal, spec.timeoutMs);
  const first = await Promise.race([exited, stop.reason]);
  stop.dispose();
  if (typeof first !== 'string') return { ...first, stopped: null, left: [] };
  const left = await terminate(child.pid, spec.attemptId, gracePeriodMs);
  const patience = new AbortController();
  const unknown = sleep<Exit>(exitAfterKillMs, { exitCode: null, signal: null }, { signal: patience.signal });
  const exit = await Promise.race([exited, unknown.catch(() => exited)]);
  patience.abort();
  return { ...exit, stopped: first, left };
}
