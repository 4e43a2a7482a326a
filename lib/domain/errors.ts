import { z } from 'zod';
import { type DeadTask, deadTaskSchema } from './preflight';

/** What is shown of an error: a code to search for, a sentence for the person, what to do about it. */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().nullable(),
  /** With `E_DEAD_COMMAND`: every task it is about. */
  dead: z.array(deadTaskSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Codes that answer with something other than "the input was wrong" (HTTP 400, CLI exit 2). */
const httpStatusByCode = new Map([
  ['E_NOT_FOUND', 404],
  ['E_NO_SESSION', 401],
  ['E_CONFLICT', 409],
  ['E_DEAD_COMMAND', 409],
  ['E_CHANGED', 409],
  ['E_NOT_TRUSTED', 403],
  ['E_INTERNAL', 500],
]);

const brand = Symbol.for('ashlar.error');

/**
 * An error a person is meant to read. `code` starts with `E_`, `message` is one sentence,
 * `hint` says what to do. The original failure is kept as `cause`.
 */
export class AshlarError extends Error {
  readonly code: string;
  readonly hint: string | null;
  /** With `E_DEAD_COMMAND`: every task it is about. */
  dead?: DeadTask[];
  // Recognised by brand, not by class: the CLI bundle and the Next bundle each carry a copy of this file.
  readonly [brand] = true;

  constructor(code: string, message: string, hint: string | null = null, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AshlarError';
    this.code = code;
    this.hint = hint;
  }
}

export function isAshlarError(error: unknown): error is AshlarError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** The error that says a problem, as it came from another process. */
export function fromProblem({ code, message, hint, dead }: Problem): AshlarError {
  const error = new AshlarError(code, message, hint);
  if (dead) error.dead = dead;
  return error;
}

/** Turns anything thrown into a problem. Unknown errors keep their message and get the code `E_INTERNAL`. */
export function toProblem(error: unknown): Problem {
  if (isAshlarError(error)) {
    const { code, message, hint, dead } = error;
    return dead ? { code, message, hint, dead } : { code, message, hint };
  }
  if (error instanceof z.ZodError) {
    const first = error.issues[0];
    const where = first?.path.length ? `${first.path.join('.')}: ` : '';
    return { code: 'E_INPUT', message: `${where}${first?.message ?? 'invalid input'}`, hint: null };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'E_INTERNAL', message, hint: 'This is a fault in Ashlar: the server log has the details.' };
}

/** The HTTP status that goes with a problem's code. */
export function httpStatusOf(code: string): number {
  return httpStatusByCode.get(code) ?? 400;
}
