import { z } from 'zod';

export const attemptOutcomes = ['succeeded', 'failed', 'timed-out', 'cancelled', 'interrupted'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

export const attemptStatuses = ['starting', 'running', ...attemptOutcomes] as const;
export const attemptStatusSchema = z.enum(attemptStatuses);
export type AttemptStatus = z.infer<typeof attemptStatusSchema>;

/** Not ended yet, as far as the ledger knows. */
export const isOpenAttempt = (status: AttemptStatus): boolean => status === 'starting' || status === 'running';
