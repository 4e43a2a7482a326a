import type { AttemptSpec, StopReason } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import type { CapturedOutput } from './capture';
import { errorLine, hintIn } from './output-lines';
import type { End } from './wait-for-end';

type Limits = Pick<AttemptSpec, 'timeoutMs' | 'idleMs'>;

/** What to tell the person about how a command ended; null when there is nothing to tell. */
export function endProblem(end: End, { tail }: CapturedOutput, log: LogState, limits: Limits): Problem | null {
  if (end.idle) return withLeftovers(idleProblem(limits.idleMs), end.left);
  if (end.stopped) return withLeftovers(stopProblem(end.stopped, limits.timeoutMs), end.left);
  const hint = hintIn(tail);
  if (end.signal) return { code: 'E_SIGNAL', message: `The command was ended by ${end.signal}.`, hint };
  if (end.exitCode !== 0) {
    const message = errorLine(tail) ?? `exited with code ${end.exitCode}`;
    return { code: 'E_EXIT', message, hint: log.full ? fullDiskHint : hint };
  }
  return log.error ? logProblem(log.error) : null;
}

/** How it stands with the place of the log. */
export type LogState = {
  /** Why it is not in its place; null when it is. */
  error: Error | null;
  /** No room is left there: the command may have failed at writing its output. */
  full: boolean;
};

const fullDiskHint = 'The disk is full, and the output of the command had no room: make some, then retry.';

/** What to tell about a stop, also one before the command was started. */
export function stopProblem(reason: StopReason, timeoutMs: number | null): Problem {
  switch (reason) {
    case 'timed-out':
      return {
        code: 'E_TIMEOUT',
        message: `Stopped at its time limit of ${inWords(timeoutMs ?? 0)}.`,
        hint: 'Raise the time limit in the settings, or split the task, then retry.',
      };
    case 'cancelled':
      return { code: 'E_CANCELLED', message: 'Cancelled before it ended.', hint: null };
    case 'interrupted':
      return {
        code: 'E_INTERRUPTED',
        message: 'Ashlar stopped while this was running.',
        hint: 'Look at what it has done so far, then retry or skip it.',
      };
  }
}

/** The process is gone and left no exit code. */
export const unknownEndProblem: Problem = {
  code: 'E_INTERRUPTED',
  message: 'we do not know how it ended: its process is gone and left no exit code.',
  hint: 'Look at its log and at the files, then retry it, accept it as done, or skip it.',
};

function withLeftovers(problem: Problem, left: number[]): Problem {
  if (left.length === 0) return problem;
  return {
    ...problem,
    message: `${problem.message} ${left.length === 1 ? 'One process' : `${left.length} processes`} would not end.`,
    hint: `End by hand: kill -9 ${left.join(' ')}`,
  };
}

function idleProblem(idleMs: number | null): Problem {
  return {
    code: 'E_IDLE',
    message: `Stopped because it gave no sign of life for ${inWords(idleMs ?? 0)}: no output, and nothing was computed.`,
    hint: 'If it waits for somebody to type, give it what it asks for as arguments. Else raise the idle limit in the settings.',
  };
}

/** The command succeeded, so its outcome stands; what is missing is the log. */
function logProblem(error: Error): Problem {
  return {
    code: 'E_LOG',
    message: `The command succeeded, but its output could not be kept: ${error.message}`,
    hint: 'Make room on the disk, or check who may write to the log folder.',
  };
}

function inWords(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
