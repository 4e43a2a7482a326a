import { AshlarError, type Problem } from '@/lib/domain/errors';
import { type Answer, answerLabel } from '@/lib/domain/mapping';
import type { Evidence, RunTask } from '@/lib/domain/run';
import { canRetry, canSkip, isBroken, isOpen, type TaskStatus } from '@/lib/domain/task-status';
import type { TaskFacts } from './build-run';
import { TASK_GONE } from './plan-change';

/** What a person can say about a task of a run. */
export type TaskAnswer =
  /**
   * `resume` is the agent's session to go on in; without it everything begins anew. `again` also takes up what is
   * complete.
   */
  | { type: 'retry'; resume?: string | null; again?: boolean }
  | { type: 'skip'; note: string }
  | { type: 'alternate'; answer: Answer; mappingId: string | null; facts?: TaskFacts }
  | { type: 'accept'; note: string }
  | { type: 'reject'; note: string };

export type AnswerOutcome = { ok: true; task: RunTask } | { ok: false; problem: Problem };

/** Applies a person's answer to a task, or says why it cannot be given now. */
export function applyAnswer(task: RunTask, given: TaskAnswer, now: string): AnswerOutcome {
  if (isOpen(task.status)) return refuse(task, `${task.key} is under way.`, 'Cancel it first, or wait until it ends.');
  // A person's word begins the count of automatic tries anew; an agent's session that was to go on still does.
  const wait = task.wait?.resume ? { ...task.wait, tries: 0 } : null;
  const said = { problem: null, evidence: null, wait };
  switch (given.type) {
    case 'retry':
      if (!canRetry(task.status) && !(given.again && task.status === 'complete')) {
        return refuse(task, `${task.key} is ${task.status}: there is nothing to retry.`);
      }
      return {
        ok: true,
        task: { ...task, ...asItWas(task), status: 'pending', ...said, ...goingOn(given.resume, now) },
      };
    case 'skip':
      if (!canSkip(task.status)) return refuse(task, `${task.key} is ${task.status} and cannot be skipped.`);
      return { ok: true, task: settled(task, 'skipped', given.note || 'skipped by the person', now) };
    case 'alternate':
      if (task.status === 'complete') {
        return refuse(task, `${task.key} is complete: another command would do it twice.`);
      }
      return { ok: true, task: withAnswer({ ...task, ...given.facts }, given.answer, given.mappingId, now) };
    case 'accept':
      if (!canRetry(task.status)) return refuse(task, `${task.key} is ${task.status}: there is nothing to accept.`);
      return { ok: true, task: settled(task, 'complete', given.note || 'accepted by the person', now) };
    case 'reject':
      if (task.status !== 'unproven') return refuse(task, `${task.key} is ${task.status}, not unproven.`);
      return { ok: true, task: { ...task, status: 'failed', problem: rejected(given.note), evidence: null } };
  }
}

/** The session stands where one that waits for a limit does: the next attempt takes it from there. */
function goingOn(resume: string | null | undefined, now: string): Partial<RunTask> {
  return resume ? { wait: { reason: 'retry', until: now, tries: 0, resume } } : {};
}

/** Who retries a task that is no longer in the plan has seen that, and wants it done by the run's own copy. */
function asItWas({ problem }: RunTask): Partial<RunTask> {
  return problem?.code === TASK_GONE ? { fingerprint: null } : {};
}

/** Gives a task its answer; the two answers that need no attempt settle it at once. */
export function withAnswer(task: RunTask, answer: Answer, mappingId: string | null, now: string): RunTask {
  const changed: RunTask = { ...task, answer, mappingId, problem: null, evidence: null, wait: null };
  if (answer.kind === 'done-by-me') return settled(changed, 'complete', answer.note || 'done by the person', now);
  if (answer.kind === 'skip') return settled(changed, 'skipped', answer.note || 'skipped by the person', now);
  return { ...changed, status: 'pending' };
}

/**
 * What else changes when a task is to be done after all: the sync of its layer comes last, so one that ran already
 * comes again, whatever came of it.
 */
export function reopenedSync(tasks: readonly RunTask[], { role, status, layerKey }: RunTask): RunTask[] {
  if (role !== 'task' || status !== 'pending') return [];
  const stale = tasks.filter((task) => task.role === 'sync' && task.layerKey === layerKey && hasRun(task.status));
  return stale.map((task) => ({ ...task, status: 'pending', evidence: null, problem: null, wait: null }));
}

const hasRun = (status: TaskStatus): boolean =>
  status === 'complete' || status === 'unproven' || status === 'needs-input' || isBroken(status);

/** Throws `E_CONFLICT` when a task is to be done after all while the sync of its layer, which comes last, is under way. */
export function assertNotSyncing(tasks: readonly RunTask[], { role, status, layerKey, key }: RunTask): void {
  if (role !== 'task' || status !== 'pending') return;
  const isSyncing = tasks.some((task) => task.role === 'sync' && task.layerKey === layerKey && isOpen(task.status));
  if (!isSyncing) return;
  const hint = 'Wait until it ends, or cancel it: it comes again after the task.';
  throw new AshlarError('E_CONFLICT', `${key} cannot begin now: the sync of its layer is under way.`, hint);
}

/** The task as a person's word settles it. */
function settled(task: RunTask, status: 'complete' | 'skipped', text: string, now: string): RunTask {
  const evidence: Evidence = { by: 'person', text, files: task.evidence?.files ?? null };
  return { ...task, status, evidence, problem: null, wait: null, startedAt: task.startedAt ?? now, finishedAt: now };
}

function rejected(note: string): Problem {
  return {
    code: 'E_REJECTED',
    message: note || 'Rejected by the person.',
    hint: 'Retry it or choose another command.',
  };
}

function refuse(task: RunTask, message: string, hint: string | null = null): AnswerOutcome {
  const fallback = task.answer ? `Its command is ${answerLabel(task.answer)}.` : null;
  return { ok: false, problem: { code: 'E_CONFLICT', message, hint: hint ?? fallback } };
}
