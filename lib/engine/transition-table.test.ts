import { expect, test } from 'vitest';
import { run, runTask } from '@/lib/domain/fixtures/run';
import { runStatuses } from '@/lib/domain/run-status';
import { isOpen, isSettled, taskStatuses } from '@/lib/domain/task-status';
import { newRun, openEngine } from './fixtures/engine-on-disk';
import { assertAllowed, runEdges, taskEdges } from './transition-table';

const step = (from: (typeof taskStatuses)[number], to: (typeof taskStatuses)[number]) => () =>
  assertAllowed({ run: run(['L0']), tasks: [runTask('L0.1', from)] }, { runId: 'run_1', tasks: [runTask('L0.1', to)] });

test('a task goes along the edges of the table and no others', () => {
  for (const from of taskStatuses) {
    for (const to of taskStatuses) {
      if (from === to || taskEdges[from].includes(to)) expect(step(from, to)).not.toThrow();
      else expect(step(from, to), `${from} to ${to}`).toThrow(/^L0\.1 cannot become/);
    }
  }
});

test('nothing that has ended comes to be under way but through pending, and each start is from pending', () => {
  for (const from of taskStatuses) {
    if (isOpen(from)) continue;
    expect(taskEdges[from].filter(isOpen)).toEqual(from === 'pending' ? ['starting'] : []);
  }
  expect(taskEdges.complete.filter((to) => !isSettled(to))).toEqual(['pending', 'unproven']);
});

test('a run that has ended stays so', () => {
  for (const from of ['complete', 'failed', 'cancelled'] as const) expect(runEdges[from]).toEqual([]);
  for (const from of runStatuses) {
    const before = { run: run(['L0'], { status: from }), tasks: [] };
    const update = { runId: 'run_1', run: run(['L0'], { status: 'running' as const }) };
    const isAllowed = from === 'running' || runEdges[from].includes('running');
    if (isAllowed) expect(() => assertAllowed(before, update)).not.toThrow();
    else expect(() => assertAllowed(before, update)).toThrow('cannot become running');
  }
});

test('a step that is not in the table is refused before it reaches the ledger', () => {
  const { engine, attempts, task, stored } = openEngine();
  const state = newRun(['L0.1']);
  engine.start(state);
  attempts.carryOut();
  expect(stored(state.run.id)['L0.1']).toBe('complete');
  expect(() => task(state.run.id, 'L0.1')).not.toThrow();
  expect(step('complete', 'running')).toThrow(expect.objectContaining({ code: 'E_INTERNAL' }));
});
