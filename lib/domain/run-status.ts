import { z } from 'zod';

export const runStatuses = ['queued', 'running', 'paused', 'complete', 'failed', 'cancelled'] as const;
export const runStatusSchema = z.enum(runStatuses);
export type RunStatus = z.infer<typeof runStatusSchema>;

const ended: readonly RunStatus[] = ['complete', 'failed', 'cancelled'];

/** Nothing will change any more. */
export const isEnded = (status: RunStatus): boolean => ended.includes(status);

/** Why a run stands still; each reason names who or what it waits for. */
export const pauseReasons = [
  'needs-mapping',
  'failed',
  'unproven',
  'interrupted',
  'needs-input',
  'sync-failed',
  'blocked',
  // A ceiling of time or cost is reached.
  'budget',
  // The same command failed twice in a row with the same error.
  'same-error',
  'person',
  // Its last attempts are being stopped; then the run ends.
  'cancelling',
] as const;

export const pauseSchema = z.object({
  reason: z.enum(pauseReasons),
  taskId: z.string().nullable(),
  message: z.string(),
  /** Which ceiling is reached, for `budget`. */
  ceiling: z.string().optional(),
});
export type Pause = z.infer<typeof pauseSchema>;
