import type { AttemptSpec } from '@/lib/domain/attempt';
import type { Attempt } from '@/lib/domain/run';
import { type EngineOptions, isEnding } from './loop';
import type { RunStates } from './run-states';

/**
 * Takes over the attempts that go on, or have ended, without the server that began them. Gives the ids of those that
 * could not be: whatever is left of them is to be ended before `recover` calls them interrupted.
 */
export function adoptAttempts(options: EngineOptions, states: RunStates): string[] {
  const { store, dispatcher } = options;
  return store
    .listOpenAttempts()
    .filter((attempt) => {
      const spec = specOf(attempt, options, states);
      return !spec || !dispatcher.adopt(spec, attempt);
    })
    .map(({ id }) => id);
}

/**
 * What the attempt was to do. Null when its answer can no longer be carried out, as without trust: what may not be
 * started may not go on either.
 */
function specOf(attempt: Attempt, { resolver }: EngineOptions, states: RunStates): AttemptSpec | null {
  try {
    const { run } = states.get(attempt.runId);
    // The person wants it stopped.
    if (isEnding(run)) return null;
    const task = states.task(attempt.runId, attempt.taskId);
    const resolution = resolver.resolve(run, task);
    if (!resolution.ok || resolution.executor !== attempt.executor) return null;
    const { ok: _, ...work } = resolution;
    const { id: attemptId, taskId, n, command, argv, logPath } = attempt;
    const effect = task.answer && 'effect' in task.answer ? task.answer.effect : work.effect;
    const { cwd } = resolver.place(run, task, n);
    return { ...work, attemptId, taskId, n, command, argv, effect, cwd, logPath, resume: null };
  } catch {
    return null;
  }
}
