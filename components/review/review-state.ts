import type { BoardTask } from '@/lib/domain/board';
import { confidenceBand } from '@/lib/domain/confidence';
import { isDead } from '@/lib/domain/preflight';
import { isSettled } from '@/lib/domain/task-status';

/** What a mapping is to the person who reviews it; the first that holds, in the order of `reviewState`. */
export const reviewStates = ['settled', 'dead', 'asks', 'changed', 'approved', 'high', 'medium', 'low'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** `settled`: complete or skipped, nothing left to decide. `changed`: approved once, for another text of the task. */
export function reviewState({ status, mapping, preflight }: BoardTask): ReviewState {
  if (isSettled(status) && mapping.voided === null) return 'settled';
  if (isDead(preflight)) return 'dead';
  if (mapping.answer === null) return 'asks';
  if (mapping.status === 'approved') return 'approved';
  if (mapping.voided !== null) return 'changed';
  const band = confidenceBand(mapping.confidence);
  return band === 'ask' ? 'low' : band;
}

/** Whether a person still has to look at it before a run can do it. */
export const needsLook = (state: ReviewState): boolean => state !== 'approved' && state !== 'settled';

/** Whether it can be approved as it stands. */
export const canApprove = (state: ReviewState): boolean =>
  state === 'changed' || state === 'high' || state === 'medium' || state === 'low';

/** Why it cannot be approved as it stands, with the way out; null when it can. */
export function whyNotApproved(key: string, state: ReviewState): string | null {
  switch (state) {
    case 'asks':
      return `${key} asks: press e to say how it is done.`;
    case 'dead':
      return `The command of ${key} is dead: press e for another one.`;
    case 'settled':
      return `${key} is done already.`;
    case 'approved':
      return `${key} is approved already.`;
    default:
      return null;
  }
}
