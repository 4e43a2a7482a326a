import type { PlanTask } from './plan';

const cancelled = new Set(['cancelled', 'canceled', 'abandoned', 'obsolete', 'wontfix', "won't fix", 'archived']);
const deferred = new Set(['deferred', 'postponed', 'on hold']);

/** A status in words as the lists of statuses have it: in lower case, without signs around it. */
export function statusWord(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[_-]+/g, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/^x (?=\p{L})/u, '');
}

/** What such a status takes out of the work, if it does. */
export function withdrawal(word: string): 'cancelled' | 'deferred' | null {
  if (cancelled.has(word)) return 'cancelled';
  return deferred.has(word) ? 'deferred' : null;
}

/**
 * The status by which the plan takes a task out of the work, as written there; null for one that is to be done. It is
 * kept as a note, so that it also stands in layers that were written from the plan.
 */
export function withdrawnStatus({
  optional,
  done,
  notes,
}: Pick<PlanTask, 'optional' | 'done' | 'notes'>): string | null {
  if (!optional || done) return null;
  for (const { text } of notes) {
    const status = /^Status: (.+)$/.exec(text)?.[1];
    if (status && withdrawal(statusWord(status))) return status.trim();
  }
  return null;
}
