import { type Problem, toProblem } from '@/lib/domain/errors';
import type { RunState } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';
import { isOpen } from '@/lib/domain/task-status';

/** Ticking may take one part in twenty of the time: a large plan is read anew for it. */
const restPerWrite = 20;
/** How often a file that is being edited is tried again by itself. */
const TRIES_MAX = 5;

/** When boxes are written back: always a moment after what asks for it, so that a burst of tasks is one write. */
export type TickKeeper = {
  /** Asks for the boxes of a spec to be brought in line with its latest run, soon. */
  touch(specId: string): void;
  /** Tells what was committed. Returns at once. */
  events(state: RunState, events: readonly RunEvent[]): void;
  /** Writes what waits for a spec now, so that an answer about it is of today. */
  flush(specId: string): void;
  /** Writes what waits, for the last time. */
  close(): void;
  /** Why boxes of a spec could not be ticked, until they could. */
  problem(specId: string): Problem | null;
};

/** `write` returns what stood in its way; a file being edited (`E_CHANGED`) is tried again, anything else is told. */
export function createTickKeeper(write: (specId: string) => Problem[], delayMs = 300): TickKeeper {
  const timers = new Map<string, NodeJS.Timeout>();
  const tries = new Map<string, number>();
  const problems = new Map<string, Problem>();
  const restMs = new Map<string, number>();
  let closed = false;

  function writeNow(specId: string): void {
    clearTimeout(timers.get(specId));
    timers.delete(specId);
    const begun = performance.now();
    const [problem, ...others] = tryToWrite(specId);
    restMs.set(specId, (performance.now() - begun) * restPerWrite);
    const isEdited = [problem, ...others].some((one) => one?.code === 'E_CHANGED');
    const n = isEdited ? (tries.get(specId) ?? 0) + 1 : 0;
    tries.set(specId, n);
    if (n > 0 && n < TRIES_MAX) wait(specId, delayMs * 2 ** n);
    else if (problem) problems.set(specId, problem);
    else problems.delete(specId);
  }

  function tryToWrite(specId: string): Problem[] {
    try {
      return write(specId);
    } catch (error) {
      return [toProblem(error)];
    }
  }

  function wait(specId: string, ms: number): void {
    if (!closed) timers.set(specId, setTimeout(writeNow, ms, specId));
  }

  const keeper: TickKeeper = {
    touch(specId) {
      if (!timers.has(specId)) wait(specId, Math.max(delayMs, restMs.get(specId) ?? 0));
    },
    events({ run }, events) {
      if (run.rehearsal || run.kind === 'command') return;
      const mayTick = (event: RunEvent): boolean =>
        event.type === 'run.changed' || (event.type === 'task.changed' && !isOpen(event.task.status));
      if (events.some(mayTick)) keeper.touch(run.specId);
    },
    flush(specId) {
      if (timers.has(specId)) writeNow(specId);
    },
    close() {
      closed = true;
      for (const specId of [...timers.keys()]) writeNow(specId);
    },
    problem: (specId) => problems.get(specId) ?? null,
  };
  return keeper;
}
