import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { statusFileSchema } from '@/lib/domain/status-file';
import { makeExample } from './example';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
let root: string;
let project: string;
let planFile: string;
let workspace: Workspace;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-steady-')));
  const env = { ...process.env, ASHLAR_CONFIG_DIR: join(root, 'config'), EXAMPLE_PACE_MS: '0' };
  project = makeExample(join(root, 'bookshop'), { env, packageRoot }).project;
  planFile = join(project, 'specs/F001/layered-tasks.md');
  workspace = await openWorkspace(project, { env, packageRoot });
});

afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const statusFile = (spec: string) =>
  statusFileSchema.parse(JSON.parse(readFileSync(join(project, `.claude/execution/${spec}.json`), 'utf8')));

async function atRest(spec: string): Promise<string> {
  const status = async () => (await workspace.call('summary', { spec })).run.status;
  await expect.poll(status, { timeout: 60_000 }).not.toBe('running');
  return status();
}

const shell = (text: string) => ({ kind: 'shell', text }) as const;

/** F001 standing at its second task, which lacks its variable. */
async function standAtMigration(): Promise<void> {
  await workspace.call('run', { spec: 'F001', approveFrom: 90 });
  expect(await atRest('F001')).toBe('paused');
}

test('nothing starts once trust is withdrawn, also not by an answer to a run that began before', async () => {
  await standAtMigration();
  await workspace.call('trust', { trusted: false });
  await workspace.call('alternate', { spec: 'F001', task: 'L0.2', answer: shell('touch ran') });
  await atRest('F001');
  const { tasks } = (await workspace.call('board', { spec: 'F001' })).layers[0] ?? { tasks: [] };
  expect(tasks[1]?.runTask).toMatchObject({ status: 'needs-mapping', problem: { code: 'E_NOT_TRUSTED' } });
  expect(existsSync(join(project, 'ran'))).toBe(false);
}, 90_000);

test('a correction of a task that failed is what its retry runs', async () => {
  await standAtMigration();
  await workspace.call('correct', { spec: 'F001', task: 'L0.2', answer: shell('touch corrected.txt') });
  await workspace.call('retry', { spec: 'F001', task: 'L0.2' });
  await atRest('F001');
  expect(existsSync(join(project, 'corrected.txt'))).toBe(true);
}, 90_000);

test('layers run one by one, what is done is never done again, and the spec is complete only with its last layer', async () => {
  await workspace.call('approve', { spec: 'F002', all: true });
  for (const [layer, next] of [
    ['L0', 'L1'],
    ['L1', 'L2'],
  ] as const) {
    await workspace.call('run', { spec: 'F002', layers: [layer] });
    expect(await atRest('F002')).toBe('complete');
    expect(statusFile('F002')).toMatchObject({ status: 'paused', current_layer: next, total_tasks: 7 });
    const [, f002] = (await workspace.call('specs', {})).specs;
    expect(f002).toMatchObject({ status: 'paused', progress: { total: 7 } });
  }
  await expect(workspace.call('run', { spec: 'F002', layers: ['L3'] })).rejects.toMatchObject({
    code: 'E_LAYER_ORDER',
  });
  await workspace.call('run', { spec: 'F002' });
  await atRest('F002');
  expect(statusFile('F002')).toMatchObject({ status: 'complete', completed_tasks: 7 });
  await workspace.call('run', { spec: 'F002' });
  expect(await atRest('F002')).toBe('complete');
  for (const key of ['L0.1', 'L1.1', 'L2.1', 'L3.2']) {
    expect((await workspace.call('task', { spec: 'F002', task: key })).attempts).toHaveLength(1);
  }
}, 90_000);

test('a place that means one task in the run and another in the edited plan is asked about, not guessed', async () => {
  await standAtMigration();
  const plan = readFileSync(planFile, 'utf8');
  writeFileSync(planFile, plan.replace('- Create the database', '- Do this first\n- Create the database'));
  const input = { spec: 'F001', task: 'L0.2', answer: shell('touch wrong') };
  await expect(workspace.call('correct', input)).rejects.toMatchObject({ code: 'E_AMBIGUOUS' });
  expect(existsSync(join(project, 'wrong'))).toBe(false);
}, 90_000);

test('a run of a plan that was deleted is still seen and answered', async () => {
  await standAtMigration();
  rmSync(planFile);
  const { specs } = await workspace.call('specs', {});
  expect(specs[0]).toMatchObject({ id: 'F001', status: 'paused', errors: 1 });
  expect((await workspace.call('status', { spec: 'F001' })).statusFile).toMatchObject({ status: 'paused' });
  const { task } = await workspace.call('alternate', { spec: 'F001', task: 'L0.2', answer: { kind: 'skip' } });
  expect(task?.status).toBe('skipped');
}, 90_000);

test('a dead command is never approved in bulk, and a refused run approves nothing', async () => {
  writeFileSync(planFile, '## Layer 0: Infrastructure\n\n- Do it (`/nosuch:command`, backend, Mid)\n');
  const { approved, dead } = await workspace.call('approve', { spec: 'F001', all: true });
  expect([approved, dead]).toMatchObject([
    [],
    [{ key: 'L0.1', line: 3, command: '/nosuch:command', state: 'missing' }],
  ]);
  await workspace.call('trust', { trusted: false });
  await expect(workspace.call('run', { spec: 'F002', approveFrom: 0 })).rejects.toMatchObject({
    code: 'E_NOT_TRUSTED',
  });
  const { tasks } = await workspace.call('map', { spec: 'F002' });
  expect(tasks.every(({ mapping }) => mapping.status === 'proposed')).toBe(true);
});

test('a rehearsal that stands open is only mentioned, and gives way to the real run', async () => {
  await workspace.call('run', { spec: 'F001', rehearsal: true });
  expect(await atRest('F001')).toBe('paused');
  const [before] = (await workspace.call('specs', {})).specs;
  expect(before).toMatchObject({ status: 'new', rehearsal: true, progress: { complete: 0 } });
  expect(existsSync(join(project, '.claude/execution/F001.json'))).toBe(false);
  await workspace.call('run', { spec: 'F001' });
  await atRest('F001');
  expect((await workspace.call('summary', { spec: 'F001' })).run.rehearsal).toBe(false);
}, 90_000);
