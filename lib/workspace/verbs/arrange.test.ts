import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAshlarError } from '@/lib/domain/errors';
import { settingsSchema } from '@/lib/domain/project';
import type { VerbInput } from '@/lib/domain/verbs';
import { saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from '@/lib/workspace/open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..', '..');
const spec = '001-shop';
const text = `# Tasks: Shop

## Phase 1: Setup

- [ ] T001 Create the folders

## Phase 2: Core models

- [ ] T002 Write the order model
  - [ ] fields
  - [x] checks

## Phase 3: Polish

- [ ] T003 Write the docs (depends on T002)
`;
let root: string;
let project: string;
let file: string;
let env: NodeJS.ProcessEnv;
let workspace: Workspace;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-arrange-')));
  env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  project = join(root, 'shop');
  file = join(project, 'specs', spec, 'tasks.md');
  mkdirSync(join(project, 'specs', spec), { recursive: true });
  mkdirSync(join(project, 'specs/F001'), { recursive: true });
  writeFileSync(file, text);
  writeFileSync(join(project, 'specs/F001/layered-tasks.md'), '## Layer 0: A\n- [ ] one\n## Layer 1: B\n- [ ] two\n');
  saveSettings(settingsSchema.parse({ project, trusted: true, syncCommand: null, writeBack: false }), env);
  workspace = await openWorkspace(project, { env, packageRoot });
});
afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const arrange = (input: Omit<VerbInput<'arrange'>, 'spec'>) => workspace.call('arrange', { spec, ...input });
const board = () => workspace.call('board', { spec });
const keys = async () =>
  (await board()).layers.map(({ key, tasks }) => [key, ...tasks.map(({ task }) => task.ref ?? task.description)]);
const codeOf = async (input: Omit<VerbInput<'arrange'>, 'spec'>, of = spec) =>
  workspace.call('arrange', { spec: of, ...input }).then(
    () => null,
    (error: unknown) => (isAshlarError(error) ? error.code : String(error)),
  );

test('a tasks.md opens as an imported plan: its format, phases and layers are on the board and in the list', async () => {
  const shown = await board();
  expect(shown).toMatchObject({ format: 'spec-kit', layeringOffered: true, path: `specs/${spec}/tasks.md` });
  expect(shown.phases.map(({ title, layer, chosen }) => [title, layer, chosen])).toEqual([
    ['Phase 1: Setup', 'L0', false],
    ['Phase 2: Core models', 'L1', false],
    ['Phase 3: Polish', 'L3', false],
  ]);
  expect(await workspace.call('board', { spec: 'F001' })).toMatchObject({
    format: 'layered',
    phases: [],
    layeringOffered: false,
  });
  const { specs } = await workspace.call('specs', {});
  expect(specs.map(({ id, format }) => [id, format])).toEqual([
    ['001-shop', 'spec-kit'],
    ['F001', 'layered'],
  ]);
});

test('phases and tasks stand where they were put, after the project was closed and opened too, and go back', async () => {
  const put = await arrange({ phases: { Polish: 'L2' }, tasks: { T001: 'l1' } });
  expect(put.layers).toEqual([
    { key: 'L1', name: 'Core Services', tasks: 2 },
    { key: 'L2', name: 'Features', tasks: 1 },
  ]);
  expect(put.phases[2]).toMatchObject({ layer: 'L2', chosen: true });
  const rearranged = [
    ['L1', 'T001', 'T002'],
    ['L2', 'T003'],
  ];
  expect(await keys()).toEqual(rearranged);
  await workspace.close('stop');
  workspace = await openWorkspace(project, { env, packageRoot });
  expect(await keys()).toEqual(rearranged);
  expect(readFileSync(file, 'utf8')).toBe(text);
  await arrange({ phases: { 'Phase 3: Polish': null }, tasks: { T001: null } });
  expect(await keys()).toEqual([
    ['L0', 'T001'],
    ['L1', 'T002'],
    ['L3', 'T003'],
  ]);
});

test('choices stay with their phases and tasks when the file is edited', async () => {
  await arrange({ phases: { Setup: 'L2' }, tasks: { T003: 'L4' } });
  writeFileSync(file, text.replace('## Phase 1: Setup', '## Phase 1: Dreams\n\n- [ ] T009 Dream\n\n## Phase 2: Setup'));
  expect(await keys()).toEqual([
    ['L0', 'T009'],
    ['L1', 'T002'],
    ['L2', 'T001'],
    ['L4', 'T003'],
  ]);
});

test('the parts of a task run singly, each with its own mapping, and together again', async () => {
  await arrange({ split: ['T002'] });
  expect(await keys()).toEqual([
    ['L0', 'T001'],
    ['L1', 'fields', 'checks'],
    ['L3', 'T003'],
  ]);
  const [, layer] = (await board()).layers;
  expect(layer?.tasks.map(({ task, mapping, status }) => [task.done, mapping.taskId === task.id, status])).toEqual([
    [false, true, 'pending'],
    [true, true, 'complete'],
  ]);
  await arrange({ join: ['L1.2'] });
  expect(await keys()).toEqual([
    ['L0', 'T001'],
    ['L1', 'T002'],
    ['L3', 'T003'],
  ]);
  await arrange({ split: ['T002'] });
  await arrange({ join: ['T002'] });
  expect(await keys()).toEqual([
    ['L0', 'T001'],
    ['L1', 'T002'],
    ['L3', 'T003'],
  ]);
});

test('a task put before one it waits for is an error that stops Run, until everything is taken back', async () => {
  const { problems } = await arrange({ tasks: { T003: 'L0' } });
  expect(problems).toMatchObject([{ code: 'E_LAYER_BEFORE_DEPENDENCY', line: 15 }]);
  expect((await board()).runnable).toMatchObject({ ok: false });
  expect((await arrange({ reset: true })).problems).toEqual([]);
  expect((await board()).runnable).toEqual({ ok: true });
});

test('what cannot be arranged is refused, and nothing is changed', async () => {
  await arrange({ phases: { Polish: 'L2' } });
  const before = await keys();
  expect(await codeOf({ phases: { Polsh: 'L1' }, tasks: { T001: 'L3' } })).toBe('E_NOT_FOUND');
  expect(await codeOf({ tasks: { T099: 'L1' } })).toBe('E_NOT_FOUND');
  expect(await codeOf({ split: ['T001'] })).toBe('E_INPUT');
  expect(await codeOf({ tasks: { 'L0.1': 'L1' } }, 'F001')).toBe('E_LAYERED');
  await expect(arrange({ tasks: { T001: 'L1.2' } })).rejects.toThrow();
  expect(await keys()).toEqual(before);
});

test('while a run of the plan is open its order stays, and can still be looked at', async () => {
  await workspace.call('run', { spec, rehearsal: true });
  if ((await board()).run?.status === 'complete') throw new Error('The rehearsal ended before it could be looked at.');
  expect(await codeOf({ reset: true })).toBe('E_CONFLICT');
  expect(await codeOf({})).toBeNull();
});
