import { chmodSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Changing, layers, openChanging, spec } from './fixtures/changing-plan';

let world: Changing;
beforeEach(async () => {
  world = await openChanging();
});
afterEach(() => world.close());

const errors = async () => (await world.board()).diagnostics.filter(({ severity }) => severity === 'error');

describe('a file that is being written or was damaged leaves the last good plan in force, and stops Run:', () => {
  const damaged: [string, () => void, RegExp][] = [
    ['no bytes at all', () => world.write(''), /empty/],
    ['white space', () => world.write('\n\n  \n'), /empty/],
    ['bytes that are not UTF-8', () => world.write(Buffer.from([0x23, 0x20, 0xc3, 0x28, 0x0a])), /line 1 holds bytes/],
    ['gone for a moment', () => renameSync(world.file, `${world.file}~`), /has no layered-tasks\.md/],
    [
      'a folder in its place',
      () => {
        rmSync(world.file);
        mkdirSync(world.file);
      },
      /is a folder/,
    ],
    ['its own folder gone', () => rmSync(join(world.file, '..'), { recursive: true }), /no spec F001/],
  ];
  test.each(damaged)('%s', async (_, damage, message) => {
    const before = await world.rows();
    damage();
    const [first] = await errors();
    expect(first?.message).toMatch(message);
    expect(first?.message).toContain('The last good plan stays in force.');
    expect(await world.rows()).toEqual(before);
    await expect(world.call('run', { spec })).rejects.toMatchObject({ code: 'E_PLAN' });
    rmSync(world.file, { recursive: true, force: true });
    mkdirSync(join(world.file, '..'), { recursive: true });
    world.write(layers);
    expect(await errors()).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('one that may not be read', async () => {
    await world.board();
    chmodSync(world.file, 0o000);
    expect((await errors())[0]).toMatchObject({ code: 'E_PERM' });
    expect(await world.rows()).toHaveLength(3);
  });

  test('errors where there were none, while a run is open: with their lines, until it ends', async () => {
    await world.choose('L0.1', world.held);
    await world.call('run', { spec });
    world.write(`${layers}\n## Layer 1: Again\n\n- [ ] Do more\n`);
    const [first] = await errors();
    expect(first).toMatchObject({ code: 'E_LAYER_TWICE', line: 12 });
    expect(first?.message).toContain('The last good plan stays in force.');
    expect(await world.rows()).toHaveLength(3);
    world.release();
    await world.rest();
    await world.call('cancel', { spec });
    expect(await world.rows()).toHaveLength(4);
    expect((await errors())[0]?.message).not.toContain('stays in force');
  });

  test('one cut in the middle: its tasks are told as removed, and are themselves again with the rest of the file', async () => {
    await world.choose('L1.1');
    const before = (await world.rows()).map(({ task }) => task.id);
    world.write(layers.slice(0, layers.indexOf('## Layer 1')));
    expect(await world.call('planDiff', { spec })).toMatchObject({
      removed: [{ key: 'L1.1', description: 'Set stones' }],
    });
    world.write(layers);
    expect((await world.rows()).map(({ task }) => task.id)).toEqual(before);
    expect((await world.row('L1.1')).mapping.status).toBe('approved');
    expect(await world.board()).toMatchObject({ changes: null });
  });
});

test('a write that leaves size and time as they were is seen while the file is fresh', async () => {
  const at = new Date();
  utimesSync(world.file, at, at);
  expect((await world.row('L0.1')).task.description).toBe('Lay pipes');
  world.write(layers.replace('Lay pipes', 'Lay tiles'));
  utimesSync(world.file, at, at);
  expect((await world.row('L0.1')).task.description).toBe('Lay tiles');
});
