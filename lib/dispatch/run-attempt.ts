import type { AttemptContext, AttemptReport, AttemptSpec, Executor } from '@/lib/domain/attempt';
import type { AttemptOutcome } from '@/lib/domain/attempt-status';
import { type Problem, toProblem } from '@/lib/domain/errors';

/**
 * Has an executor carry out one attempt and holds it to its contract: exactly one `finished`, always last, whatever
 * it throws, forgets or adds.
 */
export async function runAttempt(
  spec: AttemptSpec,
  executor: Executor | undefined,
  { emit, ...context }: AttemptContext,
): Promise<void> {
  let finished = false;
  const emitUntilFinished = (report: AttemptReport) => {
    if (finished) return;
    finished = report.type === 'finished';
    emit(report);
  };
  if (!executor) return emit(unfinished('failed', noExecutor(spec)));
  try {
    await executor.execute(spec, { ...context, emit: emitUntilFinished });
    emitUntilFinished(unfinished('interrupted', brokenExecutor(spec, 'it ended without saying how')));
  } catch (error) {
    emitUntilFinished(unfinished('interrupted', brokenExecutor(spec, toProblem(error).message)));
  }
}

/** The end of an attempt of which nothing else is known. */
export function unfinished(outcome: AttemptOutcome, problem: Problem): AttemptReport {
  return {
    ...{ type: 'finished', outcome, problem, exitCode: null, signal: null, files: null },
    ...{ failure: null, agent: null, logBytes: 0, tail: '', durationMs: 0 },
  };
}

function noExecutor({ executor }: AttemptSpec): Problem {
  return {
    code: 'E_NO_EXECUTOR',
    message: `Nothing here carries out “${executor}” attempts.`,
    hint: 'Choose another answer for this task.',
  };
}

function brokenExecutor({ executor }: AttemptSpec, reason: string): Problem {
  return {
    code: 'E_EXECUTOR',
    message: `The ${executor} executor broke off: ${reason}.`,
    hint: 'We do not know how the attempt ended. Look at its log and at the files, then retry, accept or skip it.',
  };
}
