import { AshlarError, fromProblem, type Problem, problemSchema } from '@/lib/domain/errors';

/** The way into a project that another process holds open. */
export type Door = {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** Bearer from the project's key file. */
  key: string;
};

/**
 * One request through the door.
 * @throws E_UNREACHABLE when nobody answers.
 */
export async function knock(door: Door, path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(`${door.origin}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${door.key}` },
      redirect: 'error',
    });
  } catch (cause) {
    throw unreachable(door, cause);
  }
}

/**
 * Reads an answer that must be a JSON object.
 * @throws the problem it carries (`{ok: false, problem}` of a verb, `{error}` of a refusal), else E_REFUSED.
 */
export async function readAnswer(door: Door, response: Response): Promise<object> {
  const text = await response.text().catch((cause) => {
    throw unreachable(door, cause);
  });
  const answer = parseObject(text);
  const problem = answer && problemIn(answer);
  if (problem) throw fromProblem(problem);
  if (answer && response.ok) return answer;
  throw refused(door, response.status);
}

export function unreachable(door: Door, cause?: unknown): AshlarError {
  return new AshlarError(
    'E_UNREACHABLE',
    `The dashboard at ${door.origin} does not answer.`,
    'If it was stopped, try again; if it hangs, end its process.',
    cause,
  );
}

function refused(door: Door, status: number): AshlarError {
  return new AshlarError(
    'E_REFUSED',
    `The dashboard at ${door.origin} refused the request (HTTP ${status}).`,
    status === 401 ? 'Its key has changed: try again.' : 'Stop it and start it again with this version.',
  );
}

function problemIn(answer: object): Problem | null {
  const candidate = 'problem' in answer ? answer.problem : 'error' in answer ? answer.error : null;
  const parsed = problemSchema.safeParse(candidate);
  return parsed.success ? parsed.data : null;
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
