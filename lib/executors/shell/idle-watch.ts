import { canListProcesses } from '@/lib/executors/processes/attempt-tag';
import { type Work, workOf } from '@/lib/executors/processes/cpu-time';

/** Looks between two signs of life, at least. */
const looksPerLimit = 4;
/** Computing this part of the time counts as work: a program that only waits wakes now and then too. */
const busyShare = 0.01;
/** Node fires a longer timer at once. */
const timerMsMax = 2_147_483_647;

export type IdleWatch = {
  /** Resolves when nothing has come for the whole limit; never, if there is none. */
  idle: Promise<'idle'>;
  dispose(): void;
};

/**
 * Waits for a command to fall silent: no output and, where the system tells, no computing of any of its processes for
 * `limitMs`. Time is monotonic, so no jump of the clock ends anything.
 */
export function watchForIdleness(
  limitMs: number | null,
  { lastOutputAt, attemptId, pid }: { lastOutputAt: () => number; attemptId: string; pid: number },
): IdleWatch {
  if (limitMs === null) return { idle: new Promise(() => {}), dispose: () => {} };
  const everyMs = Math.min(limitMs / looksPerLimit, timerMsMax);
  let dispose = () => {};
  const idle = new Promise<'idle'>((resolve) => {
    let lastSignAt = performance.now();
    let before: Work = { cpuMs: 0, pids: '' };
    const look = () => {
      const now = performance.now();
      lastSignAt = Math.max(lastSignAt, lastOutputAt());
      if (canListProcesses && now - lastSignAt >= everyMs) {
        const work = workOf(attemptId, pid);
        const busy = Math.abs(work.cpuMs - before.cpuMs) > everyMs * busyShare;
        if (busy || work.pids !== before.pids) lastSignAt = now;
        before = work;
      }
      if (now - lastSignAt >= limitMs) resolve('idle');
    };
    const timer = setInterval(look, everyMs);
    dispose = () => clearInterval(timer);
  });
  return { idle, dispose: () => dispose() };
}
