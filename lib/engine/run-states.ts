import { AshlarError } from '@/lib/domain/errors';
import type { Run, RunState, RunTask } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import type { Listener, RunStore, RunUpdate } from './ports';
import { assertAllowed, indexOfTask } from './transition-table';

/**
 * The open runs in memory, always as last committed. Reading a thousand rows for every task would make a run
 * quadratic; memory changes only after the commit, so it can never be ahead of the ledger.
 */
export type RunStates = {
  get(runId: string): RunState;
  /** Throws `E_NOT_FOUND` when the run has no such task. */
  task(runId: string, taskId: string): RunTask;
  insert(state: RunState): void;
  /** False when the ledger refused the step; memory is then as before. Throws `E_INTERNAL` for an illegal one. */
  commit(update: RunUpdate): boolean;
  /**
   * Commits all that `work` commits at once: the end of a task and the start of the next cost one wait for the disk.
   * What it throws undoes it all, in memory too.
   */
  together(work: () => void): void;
  /** Does something once what was committed before it is on disk: at once, or at the end of `together`. */
  then(action: () => void): void;
  open(): Run[];
};

export function createRunStates(store: RunStore, listener: Listener): RunStates {
  let states = new Map<string, RunState>();
  /** What waits for the end of `together`; null outside of it. */
  let waiting: (() => void)[] | null = null;
  const then = (action: () => void): void => {
    if (waiting) waiting.push(action);
    else action();
  };
  return {
    get(runId) {
      const known = states.get(runId) ?? store.loadRun(runId);
      if (!known) throw new AshlarError('E_NOT_FOUND', `There is no run ${runId}.`);
      if (!isEnded(known.run.status)) states.set(runId, known);
      return known;
    },
    task(runId, taskId) {
      const task = this.get(runId).tasks.find((other) => other.taskId === taskId);
      if (!task) throw new AshlarError('E_NOT_FOUND', `This run has no task ${taskId}.`);
      return task;
    },
    insert(state) {
      const events = store.insertRun(state);
      states.set(state.run.id, state);
      then(() => listener.events(state.run.id, events));
    },
    commit(update) {
      const state = this.get(update.runId);
      assertAllowed(state, update);
      const events = store.commit(update);
      if (events === null) return false;
      const run = update.run ?? state.run;
      if (isEnded(run.status)) states.delete(run.id);
      else states.set(run.id, { run, tasks: mergeTasks(state.tasks, update.tasks) });
      then(() => listener.events(update.runId, events));
      return true;
    },
    together(work) {
      if (waiting) return work();
      const before = new Map(states);
      const actions: (() => void)[] = [];
      waiting = actions;
      try {
        store.together(work);
      } catch (error) {
        states = before;
        throw error;
      } finally {
        waiting = null;
      }
      runAll(actions);
    },
    then,
    open: () => store.listOpenRuns(),
  };
}

/** What is on disk has happened: one action that fails keeps none of the others from being done. */
function runAll(actions: readonly (() => void)[]): void {
  const errors: unknown[] = [];
  for (const action of actions) {
    try {
      action();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

function mergeTasks(tasks: RunTask[], changed: readonly RunTask[] | undefined): RunTask[] {
  if (!changed?.length) return tasks;
  const next = tasks.slice();
  for (const task of changed) {
    const index = indexOfTask(next, task);
    if (index !== -1) next[index] = task;
  }
  return next;
}
