import type { RunDrift } from '@/lib/domain/board';
import type { Plan } from '@/lib/domain/plan';
import { planTasks } from '@/lib/domain/plan';
import type { RunState } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import { isSettled } from '@/lib/domain/task-status';
import { taskFingerprint } from '@/lib/plan/task-fingerprint';

/** How a plan differs from the copy that a run goes by; null when it does not, or the run has ended. */
export function runDrift(plan: Plan, state: RunState | null): RunDrift | null {
  if (!state || isEnded(state.run.status) || state.run.rehearsal) return null;
  const left = new Map(state.tasks.flatMap((task) => (task.role === 'task' ? [[task.taskId, task]] : [])));
  const drift: RunDrift = { added: 0, removed: 0, changed: 0 };
  for (const task of planTasks(plan)) {
    const known = left.get(task.id);
    left.delete(task.id);
    if (!known) drift.added++;
    else if (known.fingerprint !== null && !isSettled(known.status)) {
      if (known.fingerprint !== taskFingerprint(task)) drift.changed++;
    }
  }
  drift.removed = left.size;
  return drift.added || drift.removed || drift.changed ? drift : null;
}
