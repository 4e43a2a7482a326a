import { type Db, transaction } from '@/db/client';
import { getAttempt, insertAttempt, listOpenAttempts, updateOpenAttempt } from '@/db/queries/attempts';
import { insertEvent, type NewEvent } from '@/db/queries/events';
import { getRun, insertRun, listOpenRuns, listRunTasks, updateRun, updateRunTask } from '@/db/queries/runs';
import type { RunState } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';
import type { Clock, RunStore, RunUpdate } from '@/lib/engine/ports';

/** Leaves the transaction without writing: the ledger knows better. */
class Refused extends Error {}

/** The run store over SQLite: rows and the events that tell of them are one transaction. */
export function createLedger(db: Db, clock: Clock): RunStore {
  return {
    insertRun(state: RunState): RunEvent[] {
      return transaction(db, () => {
        insertRun(db, state.run, state.tasks);
        const event = insertEvent(db, state.run.id, clock.now(), { type: 'run.changed', run: state.run });
        return event ? [event] : [];
      });
    },

    loadRun(runId) {
      const run = getRun(db, runId);
      return run ? { run, tasks: listRunTasks(db, runId) } : null;
    },

    listOpenRuns: () => listOpenRuns(db),
    getAttempt: (attemptId) => getAttempt(db, attemptId),
    listOpenAttempts: () => listOpenAttempts(db),

    together: (work) => transaction(db, work),

    commit(update: RunUpdate): RunEvent[] | null {
      try {
        return transaction(db, () => writeUpdate(db, update, clock.now()));
      } catch (error) {
        if (error instanceof Refused || isUniqueViolation(error)) return null;
        throw error;
      }
    },
  };
}

/** Has `forget` drop what was read from writes that were then undone: it would be ahead of the ledger. */
export function keepingStep(store: RunStore, forget: () => void): RunStore {
  return {
    ...store,
    together(work) {
      try {
        return store.together(work);
      } catch (error) {
        forget();
        throw error;
      }
    },
  };
}

function writeUpdate(db: Db, { runId, run, tasks, attempt }: RunUpdate, at: string): RunEvent[] {
  const events: RunEvent[] = [];
  const append = (event: NewEvent, attemptSeq: number | null = null): void => {
    const origin = attempt && attemptSeq !== null ? { attemptId: attempt.row.id, attemptSeq } : null;
    const written = insertEvent(db, runId, at, event, origin);
    if (!written) throw new Refused();
    events.push(written);
  };
  if (attempt) {
    if (attempt.isNew) insertAttempt(db, attempt.row);
    else if (!updateOpenAttempt(db, attempt.row)) throw new Refused();
    append({ type: 'attempt.changed', attempt: attempt.row }, attempt.seq);
  }
  for (const task of tasks ?? []) {
    updateRunTask(db, task);
    append({ type: 'task.changed', task });
  }
  if (run) {
    updateRun(db, run);
    append({ type: 'run.changed', run });
  }
  return events;
}

function isUniqueViolation(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } };
  return (code ?? cause?.code) === 'SQLITE_CONSTRAINT_UNIQUE';
}
