import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Changing, layers, openChanging, spec } from './fixtures/changing-plan';

let world: Changing;
beforeEach(async () => {
  world = await openChanging();
});
afterEach(() => world.close());

describe('what a changed plan is compared with', () => {
  test('nothing, while nothing is approved and nothing ran: the file may still become anything', async () => {
    expect(await world.board()).toMatchObject({ changes: null, drift: null });
    world.write(layers.replace('Lay pipes', 'Invite guests'));
    expect((await world.row('L0.1')).task.description).toBe('Invite guests');
    expect(await world.board()).toMatchObject({ changes: null });
    expect(await world.call('planDiff', { spec })).toMatchObject({ added: [], changed: [], removed: [] });
  });

  test('from the first approval on, the plan as it was then, until the person has seen the change', async () => {
    await world.choose('L0.1');
    world.write(
      layers
        .replace('Pour concrete', 'Pour much concrete')
        .replace('- [ ] Set stones', '- [ ] Set stones\n- [ ] Point joints'),
    );
    expect(await world.board()).toMatchObject({ changes: { added: 1, removed: 0, changed: 1, moved: 0 } });
    expect((await world.call('specs', {})).specs[0]).toMatchObject({ changed: true });
    expect(await world.call('status', { spec })).toMatchObject({ changes: { added: 1 } });

    world.write(layers.replace('Pour concrete', 'Pour much concrete'));
    const diff = await world.call('planDiff', { spec });
    expect(diff).toMatchObject({ added: [], changed: [{ key: 'L0.2', line: 6 }], voided: [] });
    expect(diff.since).not.toBeNull();
    await world.call('acceptPlan', { spec, hash: diff.hash });
    expect(await world.board()).toMatchObject({ changes: null });
    expect((await world.call('specs', {})).specs[0]).toMatchObject({ changed: false });
  });

  test('what changed again meanwhile cannot be taken as seen', async () => {
    await world.choose('L0.1');
    world.write(layers.replace('Pour', 'Pour white'));
    const { hash } = await world.call('planDiff', { spec });
    world.write(layers.replace('Pour', 'Pour black'));
    await expect(world.call('acceptPlan', { spec, hash })).rejects.toMatchObject({ code: 'E_CHANGED' });
    expect(await world.board()).toMatchObject({ changes: { changed: 1 } });
  });

  test('it is remembered by the next process, and a plan that is as it was again has not changed', async () => {
    await world.choose('L0.1');
    world.write(layers.replace('Pour', 'Pour white'));
    await world.board();
    await world.reopen();
    expect(await world.board()).toMatchObject({ changes: { added: 0, changed: 1 } });
    world.write(layers);
    expect(await world.board()).toMatchObject({ changes: null });
  });

  test('ticks alone are no change, and leave every task what it is', async () => {
    await world.choose('L0.1');
    const before = (await world.rows()).map(({ task }) => task.id);
    world.write(layers.replace('[ ] Pour', '[x] Pour'));
    expect(await world.board()).toMatchObject({ changes: null });
    expect((await world.rows()).map(({ task }) => [task.id, task.done])).toEqual(before.map((id, n) => [id, n === 1]));
  });
});

test('boxes that Ashlar ticks itself are no change, and stop no run', async () => {
  await world.call('setWriteBack', { on: true });
  for (const key of ['L0.1', 'L0.2', 'L1.1']) await world.choose(key);
  await world.call('run', { spec });
  await world.rest();
  await world.call('status', { spec });
  expect(readFileSync(world.file, 'utf8')).toBe(layers.replaceAll('[ ]', '[x]'));
  expect(await world.board()).toMatchObject({ changes: null, run: { status: 'complete' } });
  expect(await world.call('planDiff', { spec })).toMatchObject({ ticked: [], changed: [], voided: [] });
});

describe('an approval', () => {
  test('falls with the text of its task, says why, and the person’s answer stays to be approved again', async () => {
    await world.choose('L0.1');
    world.write(layers.replace('Lay pipes', 'Lay copper pipes'));
    const { task, mapping } = await world.row('L0.1');
    expect(mapping).toMatchObject({ status: 'proposed', origin: 'person', answer: { kind: 'shell', text: 'true' } });
    expect(mapping.voided).toBe('The task changed since you approved it.');
    expect(await world.call('planDiff', { spec })).toMatchObject({ voided: [task.id] });
    await world.call('approve', { spec, tasks: ['L0.1'] });
    expect((await world.row('L0.1')).mapping).toMatchObject({ status: 'approved', voided: null });
    expect(await world.call('planDiff', { spec })).toMatchObject({ voided: [] });
  });

  test('of a proposal is replaced by what is proposed for the new text', async () => {
    world.write(layers.replace('Lay pipes', 'Lay pipes (`/x:lay pipes`, backend)'));
    await world.call('approve', { spec, tasks: ['L0.1'] }).catch(() => undefined);
    const answer = { kind: 'done-by-me', note: '' } as const;
    await world.call('correct', { spec, task: 'L0.2', answer, remember: true });
    world.write(layers.replace('Lay pipes', 'Pour concrete'));
    expect((await world.row('L0.1')).mapping).toMatchObject({ origin: 'correction', status: 'proposed' });
    await world.call('approve', { spec, tasks: ['L0.1'] });
    world.write(layers.replace('Lay pipes', 'Pour all concrete today'));
    const { mapping } = await world.row('L0.1');
    expect(mapping).toMatchObject({ status: 'proposed', voided: expect.any(String) });
    expect(mapping.origin).not.toBe('correction');
  });

  test('stands when its task is moved or ticked', async () => {
    await world.choose('L0.1');
    world.write(
      layers.replace('- [ ] Lay pipes\n', '').replace('- [ ] Set stones', '- [ ] Set stones\n- [x] Lay pipes'),
    );
    expect((await world.row('L1.2')).mapping).toMatchObject({ status: 'approved', voided: null });
    expect(await world.board()).toMatchObject({ changes: { moved: 1, changed: 0 } });
  });

  test('is back when the text is back, as an edit that was undone or a file that was read half', async () => {
    await world.choose('L0.1');
    world.write(layers.replace('Lay pipes', 'Lay pip'));
    expect((await world.row('L0.1')).mapping.status).toBe('proposed');
    world.write(layers);
    expect((await world.row('L0.1')).mapping).toMatchObject({ status: 'approved', voided: null });
  });

  test('that fell is not given by a run that approves on its way, but by a person who approves all', async () => {
    await world.choose('L0.1');
    world.write(layers.replace('Lay pipes', 'Lay copper pipes'));
    const { id } = (await world.row('L0.1')).task;
    const { approved } = await world.call('run', { spec, approveFrom: 0 });
    expect(approved).not.toContain(id);
    await world.call('cancel', { spec });
    const all = await world.call('approve', { spec, all: true });
    expect(all.approved).toContain(id);
  });
});

describe('an open run', () => {
  test('goes on with its own copy, waits before a task that changed, and takes its new text once approved', async () => {
    await world.choose('L0.1', world.held);
    await world.choose('L0.2');
    await world.choose('L1.1');
    const { run } = await world.call('run', { spec });
    world.write(
      layers.replace('Lay pipes', 'Lay pipes slowly').replace('Pour concrete', 'Pour more concrete') +
        '- [ ] Point joints\n',
    );
    expect(await world.board()).toMatchObject({ drift: { added: 1, removed: 0, changed: 2 } });
    world.release();
    await world.rest();
    const waits = await world.board();
    expect(waits.run).toMatchObject({ id: run.id, status: 'paused', pause: { reason: 'needs-mapping' } });
    expect(waits.run?.pause?.message).toMatch(/L0\.2 “Pour concrete” waits: the plan changed/);
    expect((await world.row('L0.1')).runTask).toMatchObject({ status: 'complete', description: 'Lay pipes' });

    await world.call('approve', { spec, tasks: [(await world.row('L0.2')).task.id] });
    await world.rest();
    const done = await world.board();
    expect(done.run?.status).toBe('complete');
    expect((await world.row('L0.2')).runTask).toMatchObject({ status: 'complete', description: 'Pour more concrete' });
  });

  test('asks about a task that is no longer in the plan, whose history stays to be seen', async () => {
    await world.choose('L0.1', world.held);
    await world.choose('L0.2');
    await world.choose('L1.1');
    const { id } = (await world.row('L0.2')).task;
    await world.call('run', { spec });
    world.write(layers.replace('- [ ] Pour concrete\n', ''));
    world.release();
    await world.rest();
    expect(await world.board()).toMatchObject({ drift: { removed: 1 }, run: { pause: { taskId: id } } });
    await world.call('retry', { spec, task: id });
    await world.rest();
    const detail = await world.call('task', { spec, task: id });
    expect(detail).toMatchObject({
      gone: { since: expect.any(String) },
      task: { status: 'complete', task: { description: 'Pour concrete' } },
    });
    expect([detail.attempts.length, detail.history.length > 0]).toEqual([1, true]);
    world.write(layers);
    expect(await world.call('task', { spec, task: id })).toMatchObject({
      gone: null,
      task: { task: { key: 'L0.2' } },
    });
  });
});
