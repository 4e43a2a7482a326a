import { expect, test } from 'vitest';
import type { Problem } from '@/lib/domain/errors';
import { run, runTask } from '@/lib/domain/fixtures/run';
import type { RunTask } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';
import { createTickKeeper } from './tick-keeper';

const problem = (code: string): Problem => ({ code, message: code, hint: null });
const changed = (task: RunTask): RunEvent => ({ seq: 1, runId: 'run_1', at: '', type: 'task.changed', task });
const state = (change = {}) => ({ run: run(['L0'], change), tasks: [] });

/** Counts the writes, which answer with what is given, the last of it again and again. */
function counting(...answers: Problem[][]) {
  const writes: string[] = [];
  const keeper = createTickKeeper((specId) => {
    writes.push(specId);
    return answers[Math.min(writes.length, answers.length) - 1] ?? [];
  }, 5);
  return { writes, keeper };
}

test('a burst of completed tasks is one write, and none of it happens while the engine commits', async () => {
  const { writes, keeper } = counting();
  for (let n = 0; n < 100; n++) keeper.events(state(), [changed(runTask(`L0.${n}`, 'complete'))]);
  expect(writes).toEqual([]);
  await expect.poll(() => writes).toEqual(['F001']);
});

test('rehearsals, single commands and tasks that only begin ask for no write', () => {
  const { writes, keeper } = counting();
  keeper.events(state({ rehearsal: true }), [changed(runTask('L0.1', 'complete'))]);
  keeper.events(state({ kind: 'command' }), [changed(runTask('L0.1', 'complete'))]);
  keeper.events(state(), [changed(runTask('L0.1', 'running'))]);
  keeper.close();
  expect(writes).toEqual([]);
});

test('a file that is being edited is tried again without a word, and told when it goes on', async () => {
  const healing = counting([problem('E_CHANGED')], [problem('E_CHANGED')], []);
  healing.keeper.touch('F001');
  await expect.poll(() => healing.writes.length, { timeout: 10_000 }).toBe(3);
  expect(healing.keeper.problem('F001')).toBeNull();
  const lasting = counting([problem('E_CHANGED')]);
  lasting.keeper.touch('F001');
  await expect.poll(() => lasting.keeper.problem('F001')?.code, { timeout: 10_000 }).toBe('E_CHANGED');
});

test('any other problem is told until a write succeeds, and is not tried again by itself', async () => {
  const { writes, keeper } = counting([problem('E_READ_ONLY')], []);
  keeper.touch('F001');
  await expect.poll(() => keeper.problem('F001')?.code).toBe('E_READ_ONLY');
  expect(keeper.problem('F002')).toBeNull();
  keeper.touch('F001');
  keeper.flush('F001');
  expect([writes.length, keeper.problem('F001')]).toEqual([2, null]);
});

test('what waits at the end is written, and nothing after it', () => {
  const { writes, keeper } = counting([problem('E_CHANGED')]);
  keeper.touch('F001');
  keeper.touch('F002');
  keeper.close();
  keeper.touch('F003');
  expect(writes).toEqual(['F001', 'F002']);
});
