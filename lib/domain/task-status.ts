import { z } from 'zod';

/** Every status a task can have within a run. `ready` is computed and never stored. */
export const taskStatuses = [
  'pending',
  'queued',
  'starting',
  'running',
  // An attempt is under way and its agent waits for an answer.
  'asking',
  'complete',
  'unproven',
  'needs-input',
  'waiting',
  'needs-mapping',
  'failed',
  'timed-out',
  'cancelled',
  'interrupted',
  'skipped',
] as const;
export const taskStatusSchema = z.enum(taskStatuses);
export type TaskStatus = z.infer<typeof taskStatusSchema>;

const settled: readonly TaskStatus[] = ['complete', 'skipped'];
const open: readonly TaskStatus[] = ['queued', 'starting', 'running', 'asking'];
const broken: readonly TaskStatus[] = ['failed', 'timed-out', 'cancelled', 'interrupted'];
const undecided: readonly TaskStatus[] = ['unproven', 'needs-input', 'needs-mapping'];

/** Complete or skipped: nothing more to do, and what depends on it may go on. */
export const isSettled = (status: TaskStatus): boolean => settled.includes(status);
/** An attempt is under way. */
export const isOpen = (status: TaskStatus): boolean => open.includes(status);
/** An attempt ended without success. */
export const isBroken = (status: TaskStatus): boolean => broken.includes(status);
/** An attempt came to an end that is known to be bad. */
export const isFailure = (status: TaskStatus): boolean => status === 'failed' || status === 'timed-out';
/** A person must say something before the run can go on. */
export const needsPerson = (status: TaskStatus): boolean => undecided.includes(status) || broken.includes(status);
/** May be tried again by a person. */
export const canRetry = (status: TaskStatus): boolean =>
  needsPerson(status) || status === 'skipped' || status === 'waiting';
/** May be skipped by a person. */
export const canSkip = (status: TaskStatus): boolean =>
  status === 'pending' || status === 'waiting' || needsPerson(status);
