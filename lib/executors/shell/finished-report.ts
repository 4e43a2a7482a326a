import type { AttemptReport, FileChanges } from '@/lib/domain/attempt';
import type { AttemptOutcome } from '@/lib/domain/attempt-status';
import type { Problem } from '@/lib/domain/errors';
import type { CapturedOutput } from './capture';
import type { End } from './wait-for-end';

export type FinishedReport = Extract<AttemptReport, { type: 'finished' }>;

/** The end of a command that was started. */
export function endedReport(
  end: End,
  output: CapturedOutput,
  rest: { problem: Problem | null; files: FileChanges | null; durationMs: number },
): FinishedReport {
  const outcome = end.stopped ?? (end.exitCode === 0 ? 'succeeded' : 'failed');
  const { exitCode, signal } = end;
  const { bytes: logBytes, tail } = output;
  return { type: 'finished', outcome, exitCode, signal, failure: null, agent: null, logBytes, tail, ...rest };
}

/** The end of an attempt that never came to start its command. */
export function neverStartedReport(outcome: AttemptOutcome, problem: Problem): FinishedReport {
  return {
    type: 'finished',
    outcome,
    exitCode: null,
    signal: null,
    problem,
    files: null,
    failure: null,
    agent: null,
    logBytes: 0,
    tail: '',
    durationMs: 0,
  };
}
