import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsSchema } from '@/lib/domain/project';
import { saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from '@/lib/workspace/open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..', '..');
const spec = '001-shop';
const kit = `# Tasks: Shop

## Phase 1: Setup

- [x] T001 Install dependencies
- [ ] T002 [P] Create the database schema

## Phase 2: User Story 1 - Buy (Priority: P1)

- [ ] T003 [P] [US1] Create Order model in src/order.ts
- [ ] T004 [P] [US1] Create Cart service in src/cart.ts
- [ ] T005 [US1] Add the checkout page (depends on T003)

## Phase 3: Polish

- [ ] T006 Write the documentation
`;
let root: string;
let project: string;
let env: NodeJS.ProcessEnv;
let workspace: Workspace;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-layers-')));
  env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  project = join(root, 'shop');
  put(`specs/${spec}/tasks.md`, kit);
  put(
    '.kiro/specs/search/tasks.md',
    '# Implementation Plan\n\n- [ ] 1. Create a model\n  - _Requirements: 1.1_\n- [ ] 2. Deploy it\n',
  );
  put('specs/F001/layered-tasks.md', '## Layer 0: A\n- [ ] one\n');
  saveSettings(settingsSchema.parse({ project: realpathSync(project), trusted: true, syncCommand: null }), env);
  workspace = await openWorkspace(project, { env, packageRoot });
});

afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

const preview = (of = spec) => workspace.call('layering', { spec: of });
const target = join('specs', spec, 'layered-tasks.md');

/** Every path below a folder with its kind, rights and content; Ashlar's own state aside. */
function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.claude/ashlar'))
    .sort()
    .map((path) => {
      const stats = lstatSync(join(folder, path));
      const content = stats.isFile()
        ? readFileSync(join(folder, path), 'hex')
        : stats.isSymbolicLink()
          ? readlinkSync(join(folder, path))
          : '';
      return `${path} ${stats.mode} ${stats.ino} ${stats.mtimeMs} ${content}`;
    });
}

test('a preview says where each task goes and why, and changes nothing on disk', async () => {
  const before = snapshot(project);
  const shown = await preview();
  expect(shown).toMatchObject({ spec, from: `specs/${spec}/tasks.md`, to: target, taken: false });
  expect(shown.layers.map(({ key, parallel, tasks }) => [key, parallel, tasks.map(({ ref }) => ref)])).toEqual([
    ['L0', false, ['T001', 'T002']],
    ['L1', true, ['T003', 'T004']],
    ['L2', false, ['T005']],
    ['L3', false, ['T006']],
  ]);
  expect(shown.layers[1]?.tasks[0]).toEqual({
    ...{ description: 'Create Order model in src/order.ts', ref: 'T003', line: 10, done: false, withdrawn: null },
    ...{ reason: '“model” is L1 work.', from: 'Phase 2: User Story 1 - Buy (Priority: P1)' },
  });
  expect(shown.hash).toBe(createHash('sha256').update(shown.text).digest('hex'));
  expect(shown.command).toMatchObject({ command: '/iterate:tasks', args: spec, preflight: { state: 'missing' } });
  expect(snapshot(project)).toEqual(before);
});

test('what was looked at is written word for word, readable by all, and is the plan from then on', async () => {
  const { hash, text } = await preview();
  const mask = process.umask(0o077);
  try {
    expect(await workspace.call('writeLayers', { spec, hash })).toEqual({ spec, path: target, hash });
  } finally {
    process.umask(mask);
  }
  expect(readFileSync(join(project, target), 'utf8')).toBe(text);
  expect(lstatSync(join(project, target)).mode & 0o777).toBe(0o644);
  expect(readdirSync(join(project, 'specs', spec)).sort()).toEqual(['layered-tasks.md', 'tasks.md']);
  expect(readFileSync(join(project, 'specs', spec, 'tasks.md'), 'utf8')).toBe(kit);
  const board = await workspace.call('board', { spec });
  expect(board.path).toBe(target);
  expect(board.layers.map(({ tasks }) => tasks.map(({ task }) => [task.ref, task.done]))).toEqual([
    [
      ['T001', true],
      ['T002', false],
    ],
    [
      ['T003', false],
      ['T004', false],
    ],
    [['T005', false]],
    [['T006', false]],
  ]);
  expect(board.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('approvals and history stay with their tasks', async () => {
  const answer = { kind: 'shell', text: 'true', effect: 'none' } as const;
  await workspace.call('correct', { spec, task: 'T003', answer, remember: false });
  await workspace.call('correct', { spec, task: 'T006', answer, remember: false });
  const before = await workspace.call('task', { spec, task: 'T003' });
  await workspace.call('writeLayers', { spec, hash: (await preview()).hash });
  for (const task of ['T003', 'T006']) {
    expect((await workspace.call('task', { spec, task })).task.mapping).toMatchObject({ status: 'approved', answer });
  }
  const after = await workspace.call('task', { spec, task: 'T003' });
  expect([after.task.task.id, after.history.length]).toEqual([before.task.task.id, before.history.length]);
});

test('a plan of another tool gets its layers under specs/, under the same name', async () => {
  const shown = await preview('search');
  expect(shown).toMatchObject({ from: '.kiro/specs/search/tasks.md', to: 'specs/search/layered-tasks.md' });
  await workspace.call('writeLayers', { spec: 'search', hash: shown.hash });
  const board = await workspace.call('board', { spec: 'search' });
  expect([board.path, board.layers.map(({ key }) => key)]).toEqual(['specs/search/layered-tasks.md', ['L1', 'L3']]);
});

test('what a person arranged is kept: layers of phases and tasks, and parts that run singly', async () => {
  put(
    'specs/002/tasks.md',
    '# Tasks\n\n## 1. Base\n\n- [ ] Deploy it\n\n## 2. More\n\n- [ ] Create a model\n  - [ ] one\n  - [x] two\n- [ ] Add a page\n',
  );
  const board = await workspace.call('board', { spec: '002' });
  const find = (text: string) =>
    board.layers.flatMap(({ tasks }) => tasks).find(({ task }) => task.description === text)?.task.id ?? '';
  await workspace.call('arrange', {
    spec: '002',
    tasks: { [find('Deploy it')]: 'L1' },
    split: [find('Create a model')],
  });
  const arranged = await workspace.call('board', { spec: '002' });
  const parts = arranged.layers.flatMap(({ tasks }) => tasks).filter(({ task }) => task.parent !== null);
  expect(parts.map(({ task }) => task.description)).toEqual(['one', 'two']);
  const shown = await workspace.call('layering', { spec: '002' });
  expect(shown.layers.map(({ key, tasks }) => [key, tasks.map(({ description }) => description)])).toEqual([
    ['L1', ['Deploy it', 'Create a model']],
    ['L2', ['Add a page']],
  ]);
  await workspace.call('writeLayers', { spec: '002', hash: shown.hash });
  const after = await workspace.call('board', { spec: '002' });
  const kept = after.layers.flatMap(({ tasks }) => tasks).filter(({ task }) => task.parent !== null);
  expect(kept.map(({ task }) => [task.id, task.done])).toEqual(parts.map(({ task }) => [task.id, task.done]));
});

test('a file that is there is never replaced, whatever it is and whenever it came', async () => {
  const { hash } = await preview();
  const write = () => workspace.call('writeLayers', { spec, hash });
  symlinkSync(join(root, 'nowhere'), join(project, target));
  await expect(write()).rejects.toMatchObject({ code: expect.stringMatching(/^E_/) });
  expect(existsSync(join(root, 'nowhere'))).toBe(false);
  rmSync(join(project, target));
  await write();
  const before = snapshot(project);
  await expect(write()).rejects.toMatchObject({ code: expect.stringMatching(/^E_(EXISTS|LAYERED)$/) });
  expect(snapshot(project)).toEqual(before);
});

test('another text than the one seen is not written', async () => {
  const { hash } = await preview();
  put(`specs/${spec}/tasks.md`, kit.replace('Write the documentation', 'Deploy it'));
  await expect(workspace.call('writeLayers', { spec, hash })).rejects.toMatchObject({ code: 'E_CHANGED' });
  expect(existsSync(join(project, target))).toBe(false);
  await expect(workspace.call('writeLayers', { spec, hash: 'x' })).rejects.toThrow();
});

test('nothing is written outside the project by a link, and nothing where the folder may not be written', async () => {
  const { hash } = await preview('search');
  mkdirSync(join(root, 'outside'));
  symlinkSync(join(root, 'outside'), join(project, 'specs', 'search'));
  await expect(workspace.call('writeLayers', { spec: 'search', hash })).rejects.toMatchObject({
    code: expect.stringMatching(/^E_/),
  });
  expect(readdirSync(join(root, 'outside'))).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written is told as that', async () => {
  const { hash } = await preview();
  chmodSync(join(project, 'specs', spec), 0o555);
  await expect(workspace.call('writeLayers', { spec, hash })).rejects.toMatchObject({ code: 'E_WRITE' });
  chmodSync(join(project, 'specs', spec), 0o755);
});

test('a plan that says its layers is not layered again, and none is written while its spec runs', async () => {
  await expect(preview('F001')).rejects.toMatchObject({ code: 'E_LAYERED' });
  await expect(preview('F009')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  const { hash } = await preview();
  await workspace.call('run', { spec, rehearsal: false });
  await expect(workspace.call('writeLayers', { spec, hash })).rejects.toMatchObject({ code: 'E_CONFLICT' });
});

test('layers are offered for every plan that says none, whatever its file is called', async () => {
  put(
    '.taskmaster/tasks/tasks.json',
    JSON.stringify({ tasks: [{ id: 1, title: 'Create a model', status: 'pending' }] }),
  );
  put('.kiro/specs/search/tasks.md', '# Implementation Plan\n\n- [ ] 1. Create a model\n');
  const { specs } = await workspace.call('specs', {});
  const offered = await Promise.all(
    specs.map(async ({ id, format }) => [format, (await workspace.call('board', { spec: id })).layeringOffered]),
  );
  expect(Object.fromEntries(offered)).toEqual({ kiro: true, layered: false, 'spec-kit': true, 'task-master': true });
});

test('what was written reads back without a warning, with a layer left out and the original beside it', async () => {
  const { hash } = await preview('search');
  const { path } = await workspace.call('writeLayers', { spec: 'search', hash });
  expect(readFileSync(join(project, path), 'utf8').match(/^## .*/gm)).toEqual([
    '## Layer 1: Core Services (Parallel)',
    '## Layer 3: Integration (Sequential)',
  ]);
  const { diagnostics } = await workspace.call('check', { spec: 'search' });
  expect(diagnostics.map(({ code }) => code).sort()).toEqual(['I_LAYER_GAP', 'I_ORIGINAL_KEPT', 'I_OUTSIDE_LAYER']);
  expect(diagnostics.find(({ code }) => code === 'I_ORIGINAL_KEPT')?.message).toContain('.kiro/specs/search/tasks.md');
});
