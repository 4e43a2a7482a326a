import type { StopReason } from '@/lib/domain/attempt';

const reasons: readonly unknown[] = ['cancelled', 'timed-out', 'interrupted'] satisfies StopReason[];
/** Node fires a longer timer at once. */
const timerMsMax = 2_147_483_647;

export type StopWatch = {
  /** Resolves with the first reason to stop; never, if there is none. */
  reason: Promise<StopReason>;
  dispose(): void;
};

/** Waits for the time limit or for being asked, whichever comes first. */
export function watchForStop(signal: AbortSignal, timeoutMs: number | null): StopWatch {
  let dispose = () => {};
  const reason = new Promise<StopReason>((resolve) => {
    const asked = () => resolve(stopReasonOf(signal));
    const limit = timeoutMs === null ? undefined : setTimeout(resolve, Math.min(timeoutMs, timerMsMax), 'timed-out');
    if (signal.aborted) asked();
    else signal.addEventListener('abort', asked, { once: true });
    dispose = () => {
      clearTimeout(limit);
      signal.removeEventListener('abort', asked);
    };
  });
  return { reason, dispose };
}

/** Why a signal was aborted. One aborted by code that knows no reasons counts as cancelled. */
export function stopReasonOf(signal: AbortSignal): StopReason {
  return reasons.includes(signal.reason) ? (signal.reason as StopReason) : 'cancelled';
}
