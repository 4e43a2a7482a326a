import type { FinishedEvent } from '@/lib/domain/attempt';
import type { Failure } from '@/lib/domain/failure';
import type { RunTask, Wait } from '@/lib/domain/run';
import { countChanges, type Verdict } from './judge';

/** What follows each kind of failure by itself; what stands is a person's. */
const reactions: Record<Failure['kind'], 'try-again' | 'wait-for-limit' | 'stands'> = {
  transient: 'try-again',
  permanent: 'stands',
  'usage-limit': 'wait-for-limit',
  'needs-input': 'stands',
  unknown: 'stands',
};

/** Waits before the first, second and third try that comes by itself, in milliseconds. */
export const RETRY_DELAYS_MS = [2000, 4000, 8000] as const;
/** The longest part of a wait that is added by chance, so that many do not come back at the same moment. */
const JITTER = 0.25;
/** Wait for a usage limit of which nobody said when it ends, in milliseconds. */
const PROBE_MS = 15 * 60_000;
/** Shortest wait for a usage limit: one that should be over already is not asked again at once. */
const LIMIT_MS_MIN = 60_000;
/** Longest wait of any kind: limits are over within a week, and what asks for more has not been understood. */
const WAIT_MS_MAX = 8 * 24 * 3_600_000;

type Reacted = Verdict & { wait: Wait | null };

/**
 * What an attempt's end means for its task once the policy has looked at it. Only a recorded failure is ever tried again
 * by itself; of what was interrupted, timed out or cancelled a person decides. `chance` is 0 to 1.
 */
export function applyPolicy(
  task: RunTask,
  event: FinishedEvent,
  verdict: Verdict,
  { now, chance }: { now: string; chance: number },
): Reacted {
  const { failure } = event;
  const plain: Reacted = { ...verdict, wait: null };
  if (verdict.status !== 'failed' || event.outcome !== 'failed' || !failure) return plain;
  const tries = task.wait?.tries ?? 0;
  switch (reactions[failure.kind]) {
    case 'stands':
      return plain;
    case 'try-again': {
      const delay = RETRY_DELAYS_MS[tries];
      // What changed a file did something, whatever its executor knows of it.
      const didWork = failure.didWork || (event.files !== null && countChanges(event.files) > 0);
      if (didWork || delay === undefined) return plain;
      const ms = Math.max(delay * (1 + JITTER * chance), askedMs(failure));
      return waiting(plain, { reason: 'retry', until: later(now, ms), tries: tries + 1, resume: null });
    }
    case 'wait-for-limit': {
      const resume = failure.didWork ? (event.agent?.sessionId ?? null) : null;
      return waiting(plain, { reason: 'usage-limit', until: limitEnd(failure, now), tries, resume });
    }
  }
}

function waiting(verdict: Reacted, wait: Wait): Reacted {
  return { ...verdict, status: 'waiting', wait };
}

function limitEnd(failure: Failure, now: string): string {
  const leftMs = failure.until === null ? Number.NaN : Date.parse(failure.until) - Date.parse(now);
  const least = Number.isFinite(leftMs) ? LIMIT_MS_MIN : PROBE_MS;
  return later(now, Math.max(Number.isFinite(leftMs) ? leftMs : 0, least, askedMs(failure)));
}

/** The wait that the other side asked for; none when that is no number. */
const askedMs = ({ retryAfterMs }: Failure): number => (Number.isFinite(retryAfterMs) ? (retryAfterMs ?? 0) : 0);

const later = (now: string, ms: number): string =>
  new Date(Date.parse(now) + Math.ceil(Math.min(ms, WAIT_MS_MAX))).toISOString();
