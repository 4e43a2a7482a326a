import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type StatusFile, statusFileSchema } from '@/lib/domain/status-file';
import { type Foreign, openForeign, taskOf } from './fixtures/foreign-file';
import { markedSpec as spec } from './fixtures/marked-project';

let open: Foreign;

beforeEach(async () => {
  open = await openForeign();
});
afterEach(() => open.close());

const edit =
  (change: (found: StatusFile) => void, indent = 1) =>
  ({ edited }: Foreign) =>
    edited(change, indent);

type Row = [what: string, made: (found: Foreign) => string, reason: 'edited' | 'corrupt'];
const rows: Row[] = [
  ['ends in its middle', ({ text }) => text().slice(0, text().length / 2), 'corrupt'],
  ['is empty', () => '', 'corrupt'],
  ['holds both sides of a merge', ({ text }) => `<<<<<<< ours\n${text()}=======\n${text()}>>>>>>> theirs\n`, 'corrupt'],
  ['is a list', ({ document }) => JSON.stringify([document()]), 'corrupt'],
  [
    'has its tasks by name instead of in a list',
    ({ document }) =>
      JSON.stringify({ ...document(), layers: { L0: { name: 'x', tasks: { '0': { status: 'complete' } } } } }),
    'corrupt',
  ],
  [
    'counts more than there is',
    edit((found) => Object.assign(found, { completed_tasks: 9, completion_percentage: 180 })),
    'edited',
  ],
  ['has numbers beyond all measure', ({ text }) => text().replace('"total_tasks": 3', '"total_tasks": 1e30'), 'edited'],
  [
    'says that a task runs which does not',
    edit((found) => Object.assign(taskOf(found, 2), { status: 'in_progress' })),
    'edited',
  ],
  ['lacks a task of the plan', edit((found) => found.layers.L0?.tasks.splice(2, 1)), 'edited'],
  [
    'has a task end before it began',
    edit((found) =>
      Object.assign(taskOf(found, 0), {
        started_at: '2026-02-02T10:00:00Z',
        completed_at: '2026-02-02T09:00:00Z',
        duration_ms: -3_600_000,
      }),
    ),
    'edited',
  ],
  [
    'has dates that are none',
    edit((found) => Object.assign(found, { started_at: 'yesterday', last_updated: '0000-99-99' })),
    'edited',
  ],
  [
    'has markup and terminal codes for output',
    edit((found) =>
      Object.assign(taskOf(found, 0), { output: '<img src=x onerror="alert(1)">\u001b[2J\u001b]0;owned\u0007' }),
    ),
    'edited',
  ],
  [
    'names another command for a task that is to be done',
    edit((found) => Object.assign(taskOf(found, 2), { command: '$ touch PWNED' })),
    'edited',
  ],
  ['is the same in other spaces', edit(() => {}, 7), 'edited'],
];

async function expectKept(theirs: string, reason: string): Promise<void> {
  const [name, ...others] = open.kept();
  expect(others).toEqual([]);
  expect(name).toContain(`${spec}.json.${reason}-`);
  expect(readFileSync(join(dirname(open.file), name ?? ''), 'utf8')).toBe(theirs);
  expect(statusFileSchema.strict().parse(open.document())).toEqual((await open.call('status', { spec })).statusFile);
  expect(await open.view()).toMatchObject({ state: 'edited', edit: { reason, file: `.claude/execution/${name}` } });
}

describe.each(rows)('a status file that %s', (_, made, reason) => {
  test('while the project is open is kept aside, written anew, asked about, and moves no state', async () => {
    await open.halfWay();
    const before = await open.states();
    const theirs = made(open);
    writeFileSync(open.file, theirs);
    await open.view();
    await expectKept(theirs, reason);
    expect(await open.states()).toBe(before);
    // What it says is not done either when the run goes on.
    await open.call('retry', { spec, task: 'L0.2' });
    await open.rest();
    expect(open.world.begun().map(({ key }) => key)).toEqual(['L0.1']);
    expect(existsSync(join(open.world.project, 'PWNED'))).toBe(false);
    expect(open.kept()).toHaveLength(1);
  }, 60_000);

  test('found at the start is kept aside, written anew, asked about, and moves no state', async () => {
    await open.halfWay();
    const before = await open.states();
    let theirs = '';
    await open.reopen(() => {
      theirs = made(open);
      writeFileSync(open.file, theirs);
    });
    await expectKept(theirs, reason);
    expect(await open.states()).toBe(before);
    await open.call('skip', { spec, task: 'L0.2' });
    await open.rest();
    // The sound task that is left is run by its own command.
    expect(open.world.begun().map(({ key }) => key)).toEqual(['L0.1', 'L0.3']);
    expect(existsSync(join(open.world.project, 'PWNED'))).toBe(false);
  }, 60_000);
});

test('a write of ours is never taken for somebody else’s, whenever it is looked at', async () => {
  await open.halfWay();
  await open.reopen();
  for (const task of ['L0.3', 'L0.2']) await open.call('skip', { spec, task });
  await open.rest();
  await open.reopen();
  expect(await open.view()).toMatchObject({ state: 'in-step', problem: null, edit: null });
  expect(open.kept()).toEqual([]);
});

test('temporary files of a killed writer go at the start and are never taken for a spec', async () => {
  await open.halfWay();
  await open.reopen(() => writeFileSync(`${open.file}.4242000000001`, '{"feature":"F001"'));
  expect(readdirSync(dirname(open.file))).toEqual([`${spec}.json`]);
  expect((await open.call('specs', {})).specs.map(({ id }) => id)).toEqual([spec]);
});

test('a file of another tool from before the first run is kept and asked about; its tasks start from nothing', async () => {
  mkdirSync(dirname(open.file), { recursive: true });
  const tasks = [
    { index: 0, description: 'Lay stone 0-1', command: '$ touch PWNED', status: 'complete' },
    { index: 1, description: 'Lay stone 0-2', command: null, status: 'in_progress' },
    { index: 2, description: 'Carve a lintel', command: null, status: 'complete' },
  ];
  writeFileSync(open.file, JSON.stringify({ feature: spec, layers: { L0: { tasks } } }));
  await open.halfWay();
  expect(open.world.begun().map(({ key }) => key)).toEqual(['L0.1']);
  const { state, edit: found } = await open.view();
  expect([state, found?.reason, found?.file]).toEqual([
    'edited',
    'before',
    `.claude/execution/${spec}.json.before-ashlar`,
  ]);
  expect(found).toMatchObject({
    strangers: 1,
    differences: [{ key: 'L0.2', ours: 'failed', theirs: 'in_progress', wrote: null }],
  });
  expect(open.kept()).toEqual([]);
  expect(existsSync(join(open.world.project, 'PWNED'))).toBe(false);
});
