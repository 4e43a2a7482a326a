import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StatusFile } from '@/lib/domain/status-file';
import { type Foreign, openForeign, taskOf } from '@/lib/workspace/fixtures/foreign-file';
import { markedSpec as spec } from '@/lib/workspace/fixtures/marked-project';

let open: Foreign;

beforeEach(async () => {
  open = await openForeign();
});
afterEach(() => open.close());

const edit = (change: (found: StatusFile) => void) => () => open.edited(change);

describe('what a person decides about it', () => {
  const done = (indexes: number[], word: 'complete' | 'skipped' = 'complete') =>
    edit((found) => {
      for (const index of indexes) Object.assign(taskOf(found, index), { status: word, command: '$ touch PWNED' });
    });

  test('to keep ours: nothing changes, and theirs stays beside it', async () => {
    await open.halfWay();
    writeFileSync(open.file, done([1, 2])());
    const { edit: found } = await open.view();
    expect(found?.differences).toMatchObject([
      { key: 'L0.2', ours: 'failed', theirs: 'complete', wrote: 'failed', acceptable: true },
      { key: 'L0.3', ours: 'pending', theirs: 'complete', wrote: 'pending', acceptable: true },
    ]);
    const before = await open.states();
    expect(await open.call('resolveStatusFile', { spec, choice: 'ours' })).toMatchObject({
      accepted: [],
      refused: [],
    });
    expect([await open.states(), open.kept().length]).toEqual([before, 1]);
    expect(await open.view()).toMatchObject({ state: 'in-step', edit: null });
  });

  test('to take over all that is done: it counts as the person’s evidence, and no command comes with it', async () => {
    await open.halfWay();
    writeFileSync(open.file, done([1, 2])());
    const result = await open.call('resolveStatusFile', { spec, choice: 'theirs' });
    expect(result).toMatchObject({ refused: [], statusFile: { state: 'in-step' } });
    expect(result.accepted).toHaveLength(2);
    const { tasks, run } = await open.rest();
    expect(tasks.map(({ status }) => status)).toEqual(['complete', 'complete', 'complete']);
    expect(run?.status).toBe('complete');
    const { task } = await open.call('task', { spec, task: 'L0.3' });
    expect(task.runTask?.evidence).toMatchObject({ by: 'person', text: expect.stringContaining('F001.json.edited-') });
    expect(open.world.begun().map(({ key }) => key)).toEqual(['L0.1']);
    expect(existsSync(join(open.world.project, 'PWNED'))).toBe(false);
  });

  test('to take over some: the others are left as they were', async () => {
    await open.halfWay();
    writeFileSync(open.file, done([1, 2], 'skipped')());
    const { accepted } = await open.call('resolveStatusFile', { spec, choice: 'theirs', tasks: ['L0.3'] });
    expect(accepted).toHaveLength(1);
    const { tasks } = await open.rest();
    expect(tasks.map(({ status }) => status)).toEqual(['complete', 'failed', 'skipped']);
  });

  test('only what theirs says is done can be taken over', async () => {
    await open.halfWay();
    writeFileSync(open.file, edit((found) => Object.assign(taskOf(found, 0), { status: 'pending' }))());
    const { edit: found } = await open.view();
    expect(found?.differences).toMatchObject([{ key: 'L0.1', ours: 'complete', theirs: 'pending', acceptable: false }]);
    await expect(open.call('resolveStatusFile', { spec, choice: 'theirs', tasks: ['L0.1'] })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
    expect((await open.view()).state).toBe('edited');
  });

  test('what only ours has changed since is no difference', async () => {
    await open.halfWay();
    writeFileSync(open.file, edit((found) => Object.assign(found, { next_action: 'something else' }))());
    await open.view();
    await open.call('skip', { spec, task: 'L0.2' });
    await open.rest();
    expect((await open.view()).edit).toMatchObject({ differences: [], strangers: 0 });
  });

  test('of a run that stands still for something else it starts nothing', async () => {
    await open.halfWay();
    await open.call('retry', { spec, task: 'L0.2' });
    await open.call('pause', { spec });
    await open.rest();
    writeFileSync(open.file, done([2])());
    await open.call('resolveStatusFile', { spec, choice: 'theirs' });
    expect((await open.rest()).run).toMatchObject({ status: 'paused', pause: { reason: 'person' } });
  });

  test('of a run that is over it counts for the next one', async () => {
    await open.halfWay();
    await open.call('cancel', { spec });
    writeFileSync(open.file, done([1, 2])());
    expect(await open.call('resolveStatusFile', { spec, choice: 'theirs' })).toMatchObject({ refused: [] });
    await open.call('run', { spec });
    expect((await open.rest()).run?.status).toBe('complete');
    expect(open.world.begun().map(({ key }) => key)).toEqual(['L0.1']);
  });

  test('where nobody has changed anything there is nothing to decide', async () => {
    await open.halfWay();
    await expect(open.call('resolveStatusFile', { spec, choice: 'ours' })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
  });
});
