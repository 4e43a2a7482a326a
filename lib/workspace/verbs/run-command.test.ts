import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Route, settingsSchema } from '@/lib/domain/project';
import type { Run } from '@/lib/domain/run';
import { type RunSnapshot, reduceRunStream } from '@/lib/domain/run-event';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from '@/lib/workspace/open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..', '..');
const node = process.execPath;
let root: string;
let project: string;
let env: NodeJS.ProcessEnv;
let workspace: Workspace;

const layered = `## Layer 0: Base\n- [ ] First\n## Layer 1: More\n- [ ] Second\n`;
const write = `require('fs').writeFileSync('specs/F001/layered-tasks.md', ${JSON.stringify(layered)})`;
const script = (text: string, more: string[] = []): Route => ({
  argv: [node, '-e', text, '--', ...more],
  effect: 'files',
  timeoutMs: null,
});

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-command-')));
  env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  project = join(root, 'shop');
  mkdirSync(join(project, 'specs/F001'), { recursive: true });
  writeFileSync(join(project, 'specs/F001/layered-tasks.md'), '## Layer 0: Base\n- [ ] First\n');
  mkdirSync(join(project, '.claude/commands/iterate'), { recursive: true });
  writeFileSync(join(project, '.claude/commands/iterate/adjust.md'), '---\ndescription: adjust\n---\n');
  const routes = {
    '/iterate:tasks': script(write, ['{args}']),
    '/quality:validate-code': script('process.exit(require("fs").existsSync("ready") ? 0 : 3)', ['{args}']),
    '/wait': script('setTimeout(() => {}, 60000)'),
  };
  saveSettings(settingsSchema.parse({ project: realpathSync(project), trusted: true, routes, syncCommand: null }), env);
  workspace = await openWorkspace(project, { env, packageRoot });
});

afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

async function untilStop(runId: string): Promise<RunSnapshot> {
  const controller = new AbortController();
  let state: RunSnapshot | null = null;
  for await (const item of workspace.watch({ runId, cursor: 0 }, controller.signal)) {
    state = reduceRunStream(state, item);
    if (state && state.run.status !== 'running' && state.run.pause?.reason !== 'cancelling') controller.abort();
  }
  if (!state) throw new Error('The stream gave no snapshot.');
  return state;
}

const spec = 'F001';
const board = () => workspace.call('board', { spec });

test('a command that ends well completes its run by evidence, and the plan it wrote is seen by itself', async () => {
  expect((await board()).layers).toHaveLength(1);
  const { run, task } = await workspace.call('runCommand', { spec, command: '/iterate:tasks', args: 'F001' });
  expect(run).toMatchObject({ kind: 'command', specId: 'F001', title: '/iterate:tasks F001' });
  expect(task).toMatchObject({ role: 'command', key: 'command' });
  const ended = await untilStop(run.id);
  expect(ended.run.status).toBe('complete');
  expect(ended.tasks).toMatchObject([{ status: 'complete', evidence: { by: 'files' } }]);
  expect((await board()).layers.map((layer) => layer.tasks.length)).toEqual([1, 1]);
});

test('the run of a command is in no figure of the plan, no status file and no summary', async () => {
  const { run } = await workspace.call('runCommand', { spec, command: '/iterate:tasks', args: 'F001' });
  await untilStop(run.id);
  const shown = await board();
  expect(shown).toMatchObject({ run: null, progress: { total: 2, complete: 0 } });
  expect(shown.commandRun).toMatchObject({ run: { id: run.id, status: 'complete' }, tasks: [{ status: 'complete' }] });
  const { specs } = await workspace.call('specs', {});
  expect(specs[0]).toMatchObject({ status: 'new', runId: null });
  expect(await workspace.call('status', { spec })).toMatchObject({ statusFile: null, run: null });
  await expect(workspace.call('summary', { spec })).rejects.toMatchObject({ code: 'E_NO_RUN' });
  expect(existsSync(join(project, '.claude/execution'))).toBe(false);
});

test('what a run of the plan came to stays in sight when a command runs after it', async () => {
  const task = (await board()).layers[0]?.tasks[0]?.task.id ?? '';
  await workspace.call('correct', {
    spec,
    task,
    answer: { kind: 'shell', text: 'true', effect: 'none' },
    remember: false,
  });
  const plan = await workspace.call('run', { spec });
  expect((await untilStop(plan.run.id)).run.status).toBe('complete');
  const file = join(project, '.claude/execution/F001.json');
  const before = readFileSync(file, 'utf8');
  const { run } = await workspace.call('runCommand', { spec, command: '/quality:validate-code' });
  await untilStop(run.id);
  expect(await board()).toMatchObject({
    run: { id: plan.run.id },
    progress: { complete: 1 },
    commandRun: { run: { id: run.id } },
  });
  expect(await workspace.call('summary', { spec })).toMatchObject({ run: { id: plan.run.id } });
  expect((await workspace.call('specs', {})).specs[0]).toMatchObject({ status: 'complete', runId: plan.run.id });
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a command that fails waits for the person, and is answered as a task of a run is', async () => {
  const { run } = await workspace.call('runCommand', { spec, command: '/quality:validate-code', args: 'F001' });
  const failed = await untilStop(run.id);
  expect(failed.run).toMatchObject({ status: 'paused', pause: { reason: 'failed' } });
  expect(failed.run.pause?.message).toContain('/quality:validate-code F001 failed');
  writeFileSync(join(project, 'ready'), '');
  await workspace.call('retry', { spec, task: 'command' });
  const done = await untilStop(run.id);
  expect(done.run.status).toBe('complete');
  expect(done.tasks[0]).toMatchObject({ attempts: 2, status: 'complete' });
});

test('a failed command can be done another way, accepted or skipped, also where the plan is gone by now', async () => {
  const begin = async (): Promise<Run> => {
    const begun = await workspace.call('runCommand', { spec, command: '/quality:validate-code' });
    await untilStop(begun.run.id);
    return begun.run;
  };
  const task = 'command';
  await begin();
  rmSync(join(project, 'specs/F001/layered-tasks.md'));
  const answer = { kind: 'shell', text: 'true', effect: 'none' } as const;
  const other = await workspace.call('alternate', { spec, task, answer });
  expect((await untilStop(other.run.id)).run.status).toBe('complete');
  await begin();
  const accepted = await workspace.call('accept', { spec, task, note: 'looked at it' });
  expect(accepted.task).toMatchObject({ status: 'complete', evidence: { by: 'person', text: 'looked at it' } });
  await begin();
  const skipped = await workspace.call('skip', { spec, task });
  expect([skipped.task?.status, (await untilStop(skipped.run.id)).run.status]).toEqual(['skipped', 'complete']);
});

test('a spec has one open run: a command and a run of the plan refuse each other', async () => {
  const { run } = await workspace.call('runCommand', { spec, command: '/wait' });
  await expect(workspace.call('run', { spec })).rejects.toMatchObject({ code: 'E_CONFLICT' });
  await expect(workspace.call('runCommand', { spec, command: '/wait' })).rejects.toMatchObject({ code: 'E_CONFLICT' });
  await workspace.call('cancel', { spec });
  expect((await untilStop(run.id)).run.status).not.toBe('complete');
  const plan = await workspace.call('run', { spec });
  expect(plan.run.kind).toBe('plan');
  await expect(workspace.call('runCommand', { spec, command: '/wait' })).rejects.toMatchObject({ code: 'E_CONFLICT' });
});

test('nothing starts for an untrusted project, a command that is not there, or one that nothing carries out', async () => {
  const call = (command: string) => workspace.call('runCommand', { spec, command });
  await expect(call('/iterate:task')).rejects.toMatchObject({ code: 'E_NO_COMMAND' });
  await expect(call('/iterate:adjust')).rejects.toMatchObject({ code: 'E_NO_ROUTE' });
  await expect(call('/iterate:ajust')).rejects.toMatchObject({ hint: expect.stringContaining('/iterate:adjust') });
  await expect(workspace.call('runCommand', { spec: 'F009', command: '/wait' })).rejects.toMatchObject({
    code: 'E_NOT_FOUND',
  });
  await expect(call('rm -rf')).rejects.toThrow();
  saveSettings({ ...loadSettings(project, env), trusted: false }, env);
  await expect(call('/iterate:tasks')).rejects.toMatchObject({ code: 'E_NOT_TRUSTED' });
  expect((await board()).commandRun).toBeNull();
  expect(readFileSync(join(project, 'specs/F001/layered-tasks.md'), 'utf8')).not.toContain('Layer 1');
});
