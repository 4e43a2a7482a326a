import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isOpen } from '@/lib/domain/task-status';
import { type Changing, openChanging, spec } from './fixtures/changing-plan';

let world: Changing;
beforeEach(async () => {
  world = await openChanging();
});
afterEach(() => world.close());

const plan = (...lines: string[]): string => ['# Books', '', '## Layer 0: Ground', '', ...lines, ''].join('\n');

async function underWay(): Promise<string[]> {
  return (await world.rows()).filter(({ status }) => isOpen(status)).map(({ task }) => task.key);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a run begun with several tasks at once', () => {
  test('runs as many as were chosen, in a layer that gives an order too, but never two that name one file', async () => {
    world.write(plan('- [ ] Write `src/a.ts`', '- [ ] Extend src/a.ts', '- [ ] Write src/b.ts', '- [ ] Lay pipes'));
    for (const key of ['L0.1', 'L0.2', 'L0.3', 'L0.4']) await world.choose(key, world.held);
    await world.call('run', { spec, parallel: 3 });
    await until(async () => (await world.rows()).filter(({ status }) => status === 'running').length === 3);
    expect(await underWay()).toEqual(['L0.1', 'L0.3', 'L0.4']);
    world.release();
    await world.rest();
    expect((await world.rows()).map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'complete'));
  });
});

describe('a ceiling of the settings', () => {
  test('pauses the run before the next task and says how much; Continue raises it once', async () => {
    await world.call('setRunSettings', { budget: { runMs: 1 } });
    for (const key of ['L0.1', 'L0.2', 'L1.1']) await world.choose(key);
    await world.call('run', { spec });
    await world.rest();
    const { run } = await world.board();
    expect(run).toMatchObject({ status: 'paused', pause: { reason: 'budget', ceiling: 'run.ms' } });
    expect((await world.rows()).map(({ status }) => status)).toEqual(['complete', 'pending', 'pending']);
    await world.call('setRunSettings', { budget: { runMs: null } });
    await world.call('continue', { spec });
    await world.rest();
    expect((await world.board()).run?.status).toBe('complete');
  });
});

describe('an estimate', () => {
  test('is known once a command was run here before, and counts what is left alone', async () => {
    for (const key of ['L0.1', 'L0.2', 'L1.1']) await world.choose(key);
    expect((await world.call('estimate', { spec })).total).toEqual({ tasks: 3, known: 0, ms: null, usd: null });
    await world.call('run', { spec, layers: ['L0'] });
    await world.rest();
    const { layers, total } = await world.call('estimate', { spec });
    expect(layers.map(({ key, tasks, known }) => [key, tasks, known])).toEqual([
      ['L0', 0, 0],
      ['L1', 1, 1],
    ]);
    expect(total).toMatchObject({ tasks: 1, known: 1, ms: expect.any(Number), usd: null });
    expect((await world.call('estimate', { spec, layers: ['L0'] })).total.tasks).toBe(0);
  });
});

describe('what an answer means for the tasks behind', () => {
  test('is what then happens', async () => {
    world.write(plan('- [ ] T1 Dig', '- [ ] T2 Lay (depends on T1)', '- [ ] T3 Paint'));
    await world.choose('T1', 'false');
    for (const key of ['T2', 'T3']) await world.choose(key);
    await world.call('run', { spec });
    await world.rest();
    const keys = (tasks: { key: string }[]) => tasks.map(({ key }) => key);
    const skip = await world.call('downstream', { spec, task: 'T1', answer: 'skip' });
    const retry = await world.call('downstream', { spec, task: 'T1', answer: 'retry' });
    expect([keys(skip.runAnyway), keys(skip.blocked), keys(retry.blocked)]).toEqual([['L0.2'], [], ['L0.2']]);
    await world.call('skip', { spec, task: 'T1' });
    await world.rest();
    expect((await world.rows()).map(({ status }) => status)).toEqual(['skipped', 'complete', 'complete']);
  });
});
