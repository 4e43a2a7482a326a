import type { FileChanges, FinishedEvent } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import type { Effect } from '@/lib/domain/mapping';
import type { Evidence } from '@/lib/domain/run';
import type { TaskStatus } from '@/lib/domain/task-status';

export type Verdict = { status: TaskStatus; problem: Problem | null; evidence: Evidence | null };

/**
 * What an ended attempt means for its task. Success needs evidence: changed files, or a command that is known to
 * change none. Anything else that ended well is unproven, and a person decides.
 */
export function judge(event: FinishedEvent, effect: Effect, rehearsal: boolean): Verdict {
  if (event.outcome !== 'succeeded') {
    return { status: event.outcome, problem: event.problem ?? endedAs(event), evidence: null };
  }
  if (rehearsal) return complete({ by: 'rehearsal', text: 'played, nothing was run', files: null });
  if (effect === 'none') {
    const text = 'ended well; this command is known to change no files';
    return complete({ by: 'command', text, files: event.files });
  }
  if (event.files?.complete && countChanges(event.files) > 0) {
    return complete({ by: 'files', text: describeChanges(event.files), files: event.files });
  }
  return { status: 'unproven', problem: unproven(event.files), evidence: null };
}

function complete(evidence: Evidence): Verdict {
  return { status: 'complete', problem: null, evidence };
}

function endedAs(event: FinishedEvent): Problem {
  const how = event.signal ? `ended by ${event.signal}` : `exit code ${event.exitCode ?? 'unknown'}`;
  return { code: 'E_ATTEMPT', message: `${event.outcome} (${how}).`, hint: 'The log has the details.' };
}

function unproven(files: FileChanges | null): Problem {
  const looked = files?.complete === true;
  return {
    code: 'E_UNPROVEN',
    message: looked ? 'The command ended well but changed no file.' : 'The project’s files could not be compared.',
    hint: 'Look at the log, then accept it as done, reject it, or retry.',
  };
}

export function countChanges(files: FileChanges): number {
  return files.created.length + files.modified.length + files.deleted.length;
}

function describeChanges({ created, modified, deleted }: FileChanges): string {
  const parts = [
    [created.length, 'created'],
    [modified.length, 'changed'],
    [deleted.length, 'deleted'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, verb]) => `${count} ${count === 1 ? 'file' : 'files'} ${verb}`)
    .join(', ');
}
