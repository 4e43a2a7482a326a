import { describe, expect, test } from 'vitest';
import { noAgentFacts } from '@/lib/domain/agent';
import type { Failure } from '@/lib/domain/failure';
import { newRun, openEngine, withTask } from './fixtures/engine-on-disk';
import { noBudget, runSettings } from './fixtures/run-settings';
import { createVirtualTime } from './fixtures/virtual-time';

const failure = (change: Partial<Failure>): Failure => ({
  ...{ kind: 'transient', until: null, retryAfterMs: null, didWork: false },
  ...change,
});

describe('an attempt of which nothing is heard any more', () => {
  test('counts as no work, however far the clock went on: no ceiling is reached by it', () => {
    const time = createVirtualTime();
    const before = openEngine({ ...time });
    const state = newRun(['L0.1', 'L0.2']);
    before.engine.start(state);
    before.engine.halt();
    time.jump(365 * 86_400_000);
    const budget = { ...noBudget, layerMs: 3_600_000, runMs: 3_600_000 };
    const next = openEngine({ ...time, file: before.file, settings: () => runSettings({ budget }) });
    next.engine.recover();
    expect(next.task(state.run.id, 'L0.1')).toMatchObject({ status: 'interrupted', workMs: 0 });
    next.engine.answer(state.run.id, next.task(state.run.id, 'L0.1').taskId, { type: 'retry' });
    expect(next.attempts.newest().command).toBe('L0.1');
  });
});

describe('a failure that will pass', () => {
  const none = { complete: true, created: [], modified: [], deleted: [] };

  test.each([
    ['an absurd wait asked for', failure({ retryAfterMs: 1e300 })],
    ['no number as the wait', failure({ retryAfterMs: Number.NaN })],
    ['a limit with an absurd wait', failure({ kind: 'usage-limit', retryAfterMs: 1e300 })],
    ['a limit that ends in ten thousand years', failure({ kind: 'usage-limit', until: '+012026-01-01T00:00:00.000Z' })],
  ])('with %s waits a week and a day at most', (_what, wanted) => {
    const time = createVirtualTime();
    const { engine, attempts, stored, task } = openEngine({ ...time });
    const state = newRun(['L0.1']);
    engine.start(state);
    attempts.carryOut('failed', { failure: wanted, files: none });
    expect(stored(state.run.id)).toMatchObject({ run: 'running', 'L0.1': 'waiting' });
    const until = Date.parse(task(state.run.id, 'L0.1').wait?.until ?? '');
    expect(until - Date.parse(time.clock.now())).toBeLessThanOrEqual(8 * 86_400_000);
  });

  test('is not tried again by itself when a file changed meanwhile, whatever the executor says', () => {
    const { engine, attempts, stored } = openEngine();
    const state = newRun(['L0.1']);
    engine.start(state);
    const files = { ...none, modified: ['src/a.ts'] };
    attempts.carryOut('failed', { failure: failure({}), files, agent: { ...noAgentFacts, turns: 1 } });
    expect(stored(state.run.id)).toEqual({ run: 'paused', 'L0.1': 'failed' });
  });
});

test('a task is not taken up again while the sync of its layer is under way: the sync would have missed it', () => {
  const { engine, attempts, stored } = openEngine({ concurrency: 3 });
  const state = withTask(newRun(['L0.1', 'L0.sync', 'L1.1'], { parallel: true }), 'L0.1', { status: 'skipped' });
  engine.start(state);
  expect(attempts.newest().command).toBe('L0.sync');
  const { taskId } = state.tasks[0] as { taskId: string };
  expect(() => engine.answer(state.run.id, taskId, { type: 'retry' })).toThrow(/sync of its layer is under way/);
  expect(stored(state.run.id)).toMatchObject({ 'L0.1': 'skipped', 'L0.sync': 'starting' });
});
