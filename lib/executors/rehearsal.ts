import { setTimeout as sleep } from 'node:timers/promises';
import type { AttemptReport, AttemptSpec, Executor, StopReason } from '@/lib/domain/attempt';
import type { AttemptOutcome } from '@/lib/domain/attempt-status';
import type { Problem } from '@/lib/domain/errors';
import { safeText } from './output/safe-text';

export type RehearsalOptions = {
  /** How each attempt is to end; all succeed unless told otherwise. */
  outcome?: (spec: AttemptSpec) => AttemptOutcome;
  /** Between two of the three steps of an attempt. */
  stepMs?: number;
};

const mark = '[rehearsal]';

/** Plays outcomes: starts nothing, touches no file, and says so in every line. */
export function createRehearsalExecutor(options: RehearsalOptions = {}): Executor {
  const outcomeOf = options.outcome ?? (() => 'succeeded' as const);
  const stepMs = options.stepMs ?? 50;
  return {
    async execute(spec, { signal, emit }) {
      const outcome = outcomeOf(spec);
      const lines = [`${mark} would execute: ${safeText(spec.command)}\n`, `${mark} ${outcome}, as played\n`];
      let said = '';
      const begun = performance.now();
      const finish = (end: AttemptOutcome) => emit(finishedReport(end, said, Math.round(performance.now() - begun)));
      try {
        signal.throwIfAborted();
        emit({ type: 'started', pid: null, processStart: null, bootId: null });
        for (const text of lines) {
          await sleep(stepMs, undefined, { signal });
          emit({ type: 'output', offset: Buffer.byteLength(said), bytes: Buffer.byteLength(text), text });
          said += text;
        }
        await sleep(stepMs, undefined, { signal });
      } catch (error) {
        if (!signal.aborted) throw error;
        return finish(signal.reason as StopReason);
      }
      finish(outcome);
    },
  };
}

function finishedReport(outcome: AttemptOutcome, said: string, durationMs: number): AttemptReport {
  return {
    type: 'finished',
    outcome,
    exitCode: null,
    signal: null,
    problem: outcome === 'succeeded' ? null : playedProblem(outcome),
    files: null,
    failure: null,
    agent: null,
    // Nothing was written: what was said is in the tail.
    logBytes: 0,
    tail: said,
    durationMs,
  };
}

function playedProblem(outcome: AttemptOutcome): Problem {
  return { code: 'E_REHEARSAL', message: `${mark} ${outcome}`, hint: 'A rehearsal starts nothing: no work was done.' };
}
