import type { Problem } from '@/lib/domain/errors';
import type { Run, RunTask } from '@/lib/domain/run';

export const TASK_CHANGED = 'E_TASK_CHANGED';
export const TASK_GONE = 'E_TASK_GONE';

/** Whether a task waits because of the plan, not for a command. */
export const isPlanChange = (problem: Problem | null): boolean =>
  problem?.code === TASK_CHANGED || problem?.code === TASK_GONE;

/**
 * Why a task of a run may not start as it was approved: the plan says something else by now, or nothing. `inPlan` is the
 * fingerprint of its text in the plan as it stands, null when the plan no longer has it. What was taken without a
 * fingerprint, and what is only rehearsed, goes by its own copy.
 */
export function planChange(run: Run, task: RunTask, inPlan: string | null): Problem | null {
  if (run.rehearsal || task.role !== 'task' || task.fingerprint === null || task.fingerprint === inPlan) return null;
  if (inPlan === null) {
    const hint = 'Skip it, or retry it to run it as it was.';
    return { code: TASK_GONE, message: 'it is no longer in the plan.', hint };
  }
  return {
    code: TASK_CHANGED,
    message: 'the plan changed: its text is not the one that was approved.',
    hint: 'Look at what changed, then approve it again or choose another answer.',
  };
}
