import type { Problem } from '@/lib/domain/errors';
import type { VerbOutput, VerbResult } from '@/lib/domain/verb-outputs';
import type { Verb } from '@/lib/domain/verbs';

/** A refusal as it reaches the browser: the problem, throwable. */
export class VerbError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'VerbError';
    this.problem = problem;
  }
}

/** The value of a verb's answer, or a `VerbError` thrown. */
export function unwrap<V extends Verb>(result: VerbResult<V>): VerbOutput<V> {
  if (result.ok) return result.value;
  throw new VerbError(result.problem);
}

/** The problem in anything thrown on the way to the server; without one the server was not reached. */
export function problemOf(error: unknown): Problem {
  if (error instanceof VerbError) return error.problem;
  return {
    code: 'E_UNREACHABLE',
    message: 'Ashlar does not answer.',
    hint: 'Look at the terminal it was started in. If it has stopped, start it again and open the new address.',
  };
}
