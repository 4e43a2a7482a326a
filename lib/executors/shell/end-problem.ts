import type { StopReason } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import type { CapturedOutput } from './capture';
import { hintIn, lastMeaningfulLine } from './output-lines';
import type { End } from './wait-for-end';

/** What to tell the person about how a command ended; null when there is nothing to tell. */
export function endProblem(end: End, output: CapturedOutput, timeoutMs: number | null): Problem | null {
  if (end.stopped) return withLeftovers(stopProblem(end.stopped, timeoutMs), end.left);
  const hint = hintIn(output.tail) ?? hintIn(output.errors);
  if (end.signal) {
    return { code: 'E_SIGNAL', message: `The command was ended by ${end.signal}.`, hint };
  }
  if (end.exitCode !== 0) {
    return { code: 'E_EXIT', message: lastMeaningfulLine(output.errors) ?? `exited with code ${end.exitCode}`, hint };
  }
  return output.error ? logProblem(output.lostBytes, output.error) : null;
}

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

function withLeftovers(problem: Problem, left: number[]): Problem {
  if (left.length === 0) return problem;
  return {
    ...problem,
    message: `${problem.message} ${left.length === 1 ? 'One process' : `${left.length} processes`} would not end.`,
    hint: `End by hand: kill -9 ${left.join(' ')}`,
  };
}

/** The command succeeded, so its outcome stands; the log is what has a hole. */
function logProblem(lostBytes: number, error: Error): Problem {
  return {
    code: 'E_LOG',
    message: `The command succeeded, but ${lostBytes} bytes of its output could not be kept: ${error.message}`,
    hint: 'Make room on the disk, or check who may write to the log folder.',
  };
}

function inWords(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
