import type { RunTask } from '@/lib/domain/run';
import type { Pause } from '@/lib/domain/run-status';
import { answerForms } from './typed-answer';

/** A way out of a pause: what to type, and what it does. */
export type WayOn = { command: string; does: string };

/**
 * The verbs that answer a pause, best first. `task` is the task the run waits for; null when it waits for no
 * single one.
 */
export function waysOn(spec: string, pause: Pause | null, task: RunTask | null): WayOn[] {
  const onwards = { command: `ashlar continue ${spec}`, does: 'goes on' };
  if (!pause || !task) return [onwards];
  const on = (verb: string) => `ashlar ${verb} ${spec} ${task.key}`;
  const retry = { command: on('retry'), does: 'tries the same command again' };
  const alternate = { command: `${on('alternate')} "/command args"`, does: 'does it by another command this time' };
  const done = { command: `${on('accept')} --note "…"`, does: 'counts as complete, by your word' };
  const skip = { command: on('skip'), does: 'leaves it out; what depends on it goes on' };
  switch (pause.reason) {
    case 'needs-mapping':
      // A sync is no task of the plan: it has no mapping to correct, only another way this time.
      return task.role === 'sync'
        ? [alternate, skip]
        : [{ command: `${on('correct')} "/command args"`, does: `maps it; or ${answerForms}` }, skip];
    case 'needs-input':
      return [{ command: `${on('alternate')} "/command args"`, does: 'answers with a command; also done, skip' }, skip];
    case 'unproven':
      return [done, { command: on('reject'), does: 'counts as failed' }, retry, alternate, skip];
    case 'failed':
    case 'interrupted':
      return [retry, alternate, skip, done];
    case 'sync-failed':
      return [retry, done, skip];
    case 'blocked':
      return [skip, retry];
    case 'person':
      return [onwards];
  }
}
