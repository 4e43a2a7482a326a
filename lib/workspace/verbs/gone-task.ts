import { getGoneTask } from '@/db/queries/gone-tasks';
import { getLiveMapping } from '@/db/queries/mappings';
import { findRunTask } from '@/db/queries/runs';
import type { BoardTask } from '@/lib/domain/board';
import type { Proposal } from '@/lib/domain/mapping';
import type { PlanTask } from '@/lib/domain/plan';
import type { RunState, RunTask } from '@/lib/domain/run';
import type { Context } from '@/lib/workspace/context';
import { toMapping } from '@/lib/workspace/proposals';

/** A task that a plan had once, by its id, as the plan or else a run last had it; null when there never was one. */
export function findGoneTask(
  { db, clock }: Context,
  specId: string,
  taskId: string,
  shown: RunState | null,
): { task: BoardTask; since: string | null } | null {
  const gone = getGoneTask(db, specId, taskId);
  const ofRun = findRunTask(db, specId, taskId);
  if (!gone && ofRun?.role !== 'task') return null;
  const task = gone?.task ?? (ofRun && asPlanned(ofRun));
  if (!task) return null;
  const runTask = shown?.tasks.find((other) => other.taskId === taskId) ?? null;
  const status = runTask?.status ?? ofRun?.status ?? (task.done ? 'complete' : 'pending');
  const mapping = getLiveMapping(db, taskId) ?? toMapping(unmapped, specId, taskId, clock.now());
  const preflight = { state: 'not-needed' } as const;
  return { task: { task, mapping, preflight, status, runTask }, since: gone?.goneAt ?? null };
}

const unmapped: Proposal = {
  ...{ answer: null, confidence: 0, origin: 'ask', reason: 'The plan no longer has this task.' },
  ...{ matched: [], stackFacts: [], alternatives: [] },
};

/** What a run kept of a task. */
function asPlanned({ taskId, key, ref, description, line, agent, complexity, status }: RunTask): PlanTask {
  return {
    ...{ id: taskId, key, ref, description, line, agent, complexity, done: status === 'complete' },
    ...{ command: null, args: '', estimate: null, parallel: false, dependencies: [], dependencyText: null },
    ...{ subtasks: [], notes: [], box: null, optional: false, phase: null, file: null, parent: null },
  };
}
