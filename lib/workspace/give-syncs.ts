import { listOpenRuns } from '@/db/queries/runs';
import type { Answer } from '@/lib/domain/mapping';
import type { RunTask } from '@/lib/domain/run';
import { isOpen, isSettled } from '@/lib/domain/task-status';
import type { Context } from './context';
import { syncAnswer } from './sync-answer';

/**
 * Hands what is now run after layers to the open runs: to syncs that nobody answered yet, and to those that were to run
 * `before`, what the settings said until now. Gives how many were given something.
 */
export function giveSyncs(context: Context, before: readonly string[] = []): number {
  const { engine, db } = context;
  let given = 0;
  for (const { id, specId, kind, rehearsal } of listOpenRuns(db)) {
    if (kind !== 'plan' || rehearsal) continue;
    const next = answerOf(syncAnswer(context, specId));
    for (const { taskId, answer } of engine.state(id).tasks.filter((task) => isOpenFor(task, before))) {
      if (next === null && answer === null) continue;
      engine.setAnswer(id, taskId, { id: null, answer: next });
      if (next) given++;
    }
  }
  return given;
}

/** Nothing is run any more: the syncs that the runs have are left out. */
function answerOf(sync: Answer | 'ask' | null): Answer | null {
  if (sync === 'ask') return null;
  return sync ?? { kind: 'skip', note: 'no checks are run after layers, by the settings' };
}

function isOpenFor({ role, status, answer, problem }: RunTask, before: readonly string[]): boolean {
  if (role !== 'sync' || isOpen(status) || isSettled(status)) return false;
  const cannot = problem?.code === 'E_DEAD_COMMAND' || problem?.code === 'E_NO_ROUTE';
  if (answer === null || (status === 'needs-mapping' && cannot)) return true;
  return answer.kind === 'shell' && before.includes(answer.text);
}
