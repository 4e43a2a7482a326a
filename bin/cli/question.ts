import { type Answer, answerLabel, type Proposal } from '@/lib/domain/mapping';
import type { RunTask } from '@/lib/domain/run';
import type { Pause } from '@/lib/domain/run-status';
import type { RunStop } from './follow-run';
import { visibleText } from './visible-text';

/** A way out of a pause: what to type, and what it does. */
export type WayOn = { command: string; does: string };

type Asked = Pick<RunStop, 'pause' | 'task' | 'proposal'>;

/** The verbs that answer a pause, best first. */
export function waysOn(spec: string, { pause, task, proposal }: Asked): WayOn[] {
  const onwards = { command: `ashlar continue ${spec}`, does: 'goes on' };
  if (pause?.reason === 'cancelling') return [{ command: `ashlar status ${spec}`, does: 'shows whether it has ended' }];
  if (!pause || !task) return [onwards];
  if (pause.taskId !== null) return answersTo(spec, task, pause.reason, proposal) ?? [onwards];
  // The whole run was paused; going on would ask about this task.
  return [...(answersTo(spec, task, reasonOf(task), proposal) ?? []), onwards];
}

/** What a run that came by this task would wait for. */
function reasonOf({ status, role }: RunTask): Pause['reason'] {
  if (status === 'needs-mapping' || status === 'needs-input' || status === 'unproven') return status;
  return role === 'sync' ? 'sync-failed' : 'failed';
}

/** Null when the task is not what the run waits for. */
function answersTo(spec: string, task: RunTask, reason: Pause['reason'], proposal: Proposal | null): WayOn[] | null {
  const on = (verb: string) => `ashlar ${verb} ${spec} ${task.key}`;
  const retry = { command: on('retry'), does: 'tries the same command again' };
  const alternate = { command: `${on('alternate')} "/command args"`, does: 'does it by another command this time' };
  const done = { command: `${on('accept')} --note "…"`, does: 'counts as complete, by your word' };
  const skip = { command: on('skip'), does: 'leaves it out; what depends on it goes on' };
  switch (reason) {
    case 'needs-mapping':
      // What is no task of the plan has no mapping to correct, only another way this time.
      if (task.role === 'sync' && task.answer === null) return [...ofUntoldSync(spec), alternate, skip];
      if (task.role !== 'task') return [alternate, ...(task.answer ? [retry] : []), skip];
      return [
        ...(proposal?.answer ? [{ command: on('approve'), does: approves(proposal.answer, proposal.confidence) }] : []),
        { command: `${on('correct')} "/command args"`, does: 'maps it; also "$ shell text", "prompt: text", done' },
        // It has its command, and what was missing for it, such as a route, may be there by now.
        ...(task.answer ? [retry] : []),
        skip,
      ];
    case 'needs-input':
      return [{ command: `${on('alternate')} "/command args"`, does: 'answers with a command; also done, skip' }, skip];
    case 'unproven':
      return [done, { command: on('reject'), does: 'counts as failed' }, retry, alternate, skip];
    case 'failed':
    case 'same-error':
    case 'interrupted':
      return [retry, alternate, skip, done];
    case 'sync-failed':
      return [{ command: `ashlar status ${spec}`, does: 'shows what to correct' }, retry, done, skip];
    case 'blocked':
      return [skip, retry];
    // Going on is the person's word that it may cost or fail again.
    case 'budget':
    case 'cancelling':
    case 'person':
      return null;
  }
}

/** The exact commands are shown first: who confirms them has seen them. */
const ofUntoldSync = (spec: string): WayOn[] => [
  { command: `ashlar status ${spec}`, does: 'shows the checks that were found' },
  { command: `ashlar continue ${spec} --sync-checks found`, does: 'confirms them and goes on' },
];

const approves = (answer: Answer, confidence: number): string =>
  `approves the proposal: ${visibleText(answerLabel(answer))} (${confidence} %)`;
