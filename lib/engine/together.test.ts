import { expect, test } from 'vitest';
import { newRun, openEngine } from './fixtures/engine-on-disk';
import type { RunStore } from './ports';

/** An engine whose disk can refuse the start of a task. */
function open() {
  let isFull = false;
  let transactions = 0;
  const store = (ledger: RunStore): RunStore => ({
    ...ledger,
    commit(update) {
      if (isFull && update.attempt?.isNew) throw new Error('database or disk is full');
      return ledger.commit(update);
    },
    together(work) {
      transactions++;
      return ledger.together(work);
    },
  });
  const world = openEngine({ store, retryMs: 60_000 });
  const state = newRun(['L0.1', 'L0.2']);
  world.engine.start(state);
  return {
    ...world,
    runId: state.run.id,
    full: (given: boolean) => {
      isFull = given;
    },
    transactions: () => transactions,
  };
}

test('the start and the end of a task and the start of the next are one transaction', () => {
  const { attempts, stored, runId, transactions } = open();
  const first = attempts.newest();
  attempts.apply(attempts.begun(first), attempts.ended(first));
  expect(transactions()).toBe(1);
  expect(stored(runId)).toEqual({ run: 'running', 'L0.1': 'complete', 'L0.2': 'starting' });
  expect(attempts.newest().command).toBe('L0.2');
});

test('where the disk refuses the start of the next task, nothing of it has happened: not on disk, not in memory, not on a page', () => {
  const { attempts, stored, runId, engine, events, full } = open();
  const first = attempts.newest();
  const heard = events.length;
  const batch = [attempts.begun(first), attempts.ended(first)];
  full(true);
  expect(() => attempts.apply(...batch)).toThrow('full');
  expect(stored(runId)).toEqual({ run: 'running', 'L0.1': 'starting', 'L0.2': 'pending' });
  expect(engine.state(runId).tasks.map(({ status }) => status)).toEqual(['starting', 'pending']);
  expect([events.length, attempts.submitted.length]).toEqual([heard, 1]);
  full(false);
  attempts.apply(...batch);
  expect(stored(runId)).toEqual({ run: 'running', 'L0.1': 'complete', 'L0.2': 'starting' });
  expect(attempts.submitted).toHaveLength(2);
});
