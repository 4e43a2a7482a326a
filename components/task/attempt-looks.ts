import { taskLooks } from '@/components/plan/status-looks';
import type { AttemptStatus } from '@/lib/domain/attempt-status';

/** An attempt is drawn as the task status it leads to. */
export const attemptLooks: Record<AttemptStatus, (typeof taskLooks)['complete']> = {
  starting: taskLooks.starting,
  running: taskLooks.running,
  succeeded: { ...taskLooks.complete, word: 'succeeded' },
  failed: taskLooks.failed,
  'timed-out': taskLooks['timed-out'],
  cancelled: taskLooks.cancelled,
  interrupted: taskLooks.interrupted,
};
