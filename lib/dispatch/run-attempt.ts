import type { AttemptContext, AttemptReport, AttemptSpec, AttemptTrace, Executor } from '@/lib/domain/attempt';
import type { AttemptOutcome } from '@/lib/domain/attempt-status';
import { type Problem, toProblem } from '@/lib/domain/errors';

/**
 * Has an executor carry out one attempt and holds it to its contract: exactly one `finished`, always last, whatever
 * it throws, forgets or adds. Only of an attempt that goes on without us nothing more is said.
 */
export async function runAttempt(
  spec: AttemptSpec,
  executor: Executor | undefined,
  context: AttemptContext,
): Promise<void> {
  if (!executor) return context.emit(unfinished('failed', noExecutor(spec)));
  await holdToContract(spec, context, (held) => executor.execute(spec, held));
}

/** The same for an attempt of an earlier server. Null when the executor finds no trace of it. */
export function adoptAttempt(
  spec: AttemptSpec,
  trace: AttemptTrace,
  executor: Executor,
  context: AttemptContext,
): Promise<void> | null {
  let found: Promise<void> | null = null;
  const followed = holdToContract(spec, context, (held) => {
    found = executor.adopt?.(spec, trace, held) ?? null;
    return found;
  });
  return found && followed;
}

async function holdToContract(
  spec: AttemptSpec,
  { emit, ...context }: AttemptContext,
  carryOut: (held: AttemptContext) => Promise<void> | null,
): Promise<void> {
  let finished = false;
  const emitUntilFinished = (report: AttemptReport) => {
    if (finished) return;
    finished = report.type === 'finished';
    emit(report);
  };
  const breakOff = (reason: string): void => {
    if (!context.left?.aborted) emitUntilFinished(unfinished('interrupted', brokenExecutor(spec, reason)));
  };
  try {
    const done = carryOut({ ...context, emit: emitUntilFinished });
    if (done === null) return;
    await done;
    breakOff('it ended without saying how');
  } catch (error) {
    breakOff(toProblem(error).message);
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
