import type { FileChanges, FinishedEvent } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import type { Effect } from '@/lib/domain/mapping';
import type { Evidence } from '@/lib/domain/run';
import type { TaskStatus } from '@/lib/domain/task-status';
import { doubtOf } from './judge-doubt';

export type Verdict = { status: TaskStatus; problem: Problem | null; evidence: Evidence | null };

/**
 * What an ended attempt means for its task. Success needs evidence: changed files, or a command that is known to
 * change none; an agent must also have worked and been refused nothing, and the person's own check have passed.
 * Anything else that ended well is unproven, and a person decides. An end with a question waits for their answer.
 */
export function judge(event: FinishedEvent, effect: Effect, rehearsal: boolean): Verdict {
  if (event.outcome !== 'succeeded') {
    const asks = event.outcome === 'failed' && event.failure?.kind === 'needs-input';
    const problem = event.problem ?? (asks ? asked : endedAs(event));
    return { status: asks ? 'needs-input' : event.outcome, problem, evidence: null };
  }
  if (rehearsal) return complete({ by: 'rehearsal', text: 'played, nothing was run', files: null });
  const doubt = doubtOf(event);
  if (doubt) return { status: 'unproven', problem: doubt, evidence: null };
  if (effect === 'none') {
    const text = 'ended well; this command is known to change no files';
    return complete({ by: 'command', text: withVerification(text, event), files: event.files });
  }
  if (event.files?.complete && countChanges(event.files) > 0) {
    const text = withVerification(describeChanges(event.files), event);
    return complete({ by: 'files', text, files: event.files });
  }
  return { status: 'unproven', problem: unproven(event.files), evidence: null };
}

function complete(evidence: Evidence): Verdict {
  return { status: 'complete', problem: null, evidence };
}

function withVerification(text: string, { verification }: FinishedEvent): string {
  return verification?.passed ? `${text}; ${verification.command} passed` : text;
}

const asked: Problem = {
  code: 'E_NEEDS_INPUT',
  message: 'It ended with a question.',
  hint: 'Read what it asks, then retry it, or choose another answer.',
};

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
