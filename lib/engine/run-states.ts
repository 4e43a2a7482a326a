import { AshlarError } from '@/lib/domain/errors';
import type { Run, RunState, RunTask } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import type { Listener, RunStore, RunUpdate } from './ports';
import { assertAllowed } from './transition-table';

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
  open(): Run[];
};

export function createRunStates(store: RunStore, listener: Listener): RunStates {
  const states = new Map<string, RunState>();
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
      listener.events(state.run.id, events);
    },
    commit(update) {
      const state = this.get(update.runId);
      assertAllowed(state, update);
      const events = store.commit(update);
      if (events === null) return false;
      const run = update.run ?? state.run;
      if (isEnded(run.status)) states.delete(run.id);
      else states.set(run.id, { run, tasks: mergeTasks(state.tasks, update.tasks) });
      listener.events(update.runId, events);
      return true;
    },
    open: () => store.listOpenRuns(),
  };
}

function mergeTasks(tasks: RunTask[], changed: readonly RunTask[] | undefined): RunTask[] {
  if (!changed?.length) return tasks;
  const next = tasks.slice();
  for (const task of changed) {
    const index = next.findIndex((other) => other.taskId === task.taskId);
    if (index !== -1) next[index] = task;
  }
  return next;
}
