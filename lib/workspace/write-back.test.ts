import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '@/lib/domain/mapping';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
const spec = 'F001';
const text = `# Bücher 📚\r
\r
## Layer 0: Infrastructure (Run First)\r
\r
- [ ] Task: Set up the schema\r
  - Complexity: Mid\r
  - [ ] tables\r
  - [x] roles\r
- [X] Task: Choose a database\r
- [ ] Task: Make the bucket\r
\r
## Layer 1: Core Services (Parallel)\r
\r
- [ ] Task: Order service 🪨 [ ]\r
- [ ] Task: Mail service`;

let root: string;
let project: string;
let plan: string;
let env: NodeJS.ProcessEnv;
let workspace: Workspace | null;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-ticks-')));
  project = join(root, 'project');
  plan = join(project, 'specs', spec, 'layered-tasks.md');
  mkdirSync(join(project, 'specs', spec), { recursive: true });
  writeFileSync(plan, text);
  env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  saveSettings({ ...loadSettings(project, env), trusted: true, syncCommand: null }, env);
  await open();
});

afterEach(async () => {
  await workspace?.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

async function open(): Promise<Workspace> {
  workspace = await openWorkspace(project, { env, packageRoot });
  return workspace;
}

async function reopen(): Promise<void> {
  await workspace?.close('stop');
  workspace = null;
  await open();
}

const call: Workspace['call'] = async (verb, input) => {
  if (!workspace) throw new Error('No workspace is open.');
  return workspace.call(verb, input);
};

const shell = (line: string, effect: 'files' | 'none' = 'none'): Answer => ({ kind: 'shell', text: line, effect });

async function answer(answers: Record<string, Answer>): Promise<void> {
  for (const [task, given] of Object.entries(answers))
    await call('correct', { spec, task, answer: given, remember: false });
}

async function untilStop(runId: string): Promise<void> {
  const controller = new AbortController();
  for await (const item of workspace?.watch({ runId, cursor: 0 }, controller.signal) ?? []) {
    const run = item.type === 'snapshot' ? item.snapshot.run : null;
    const changed = item.type === 'events' ? item.events.findLast((event) => event.type === 'run.changed') : null;
    const status = changed?.type === 'run.changed' ? changed.run.status : run?.status;
    if (item.type === 'finished' || (status && status !== 'running')) break;
  }
  controller.abort();
}

async function start(input: { fresh?: boolean; rehearsal?: boolean } = {}): Promise<void> {
  const { run } = await call('run', { spec, ...input });
  await untilStop(run.id);
}

/** The plan file once what waits to be written is written. */
async function written(): Promise<string> {
  await call('status', { spec });
  return readFileSync(plan, 'utf8');
}

const everything = (): Record<string, Answer> => ({
  'L0.1': shell('true'),
  'L0.3': { kind: 'done-by-me', note: 'made' },
  'L1.1': shell('true'),
  'L1.2': shell('true'),
});

const ticked = (...words: string[]): string =>
  words.reduce((lines, word) => lines.replace(`[ ] ${word}`, `[x] ${word}`), text);

test('a run ticks exactly the boxes of what it completed, and git shows no other line', async () => {
  const git = (...args: string[]) => execFileSync('git', ['-C', project, ...args], { encoding: 'utf8' });
  git('init', '-q');
  git('add', 'specs');
  await answer({ ...everything(), 'L1.1': { kind: 'skip', note: '' } });
  await start();
  const done = ticked('Task: Set up', 'tables', 'Task: Make', 'Task: Mail');
  expect(await written()).toBe(done);
  const removed = git('diff', '--', 'specs')
    .split('\n')
    .filter((line) => line.startsWith('-') && !line.startsWith('--- '));
  expect(removed.map((line) => line.slice(1).replace('\r', '').trim())).toEqual([
    '- [ ] Task: Set up the schema',
    '- [ ] tables',
    '- [ ] Task: Make the bucket',
    '- [ ] Task: Mail service',
  ]);
}, 30_000);

test('a task that fails keeps its box open, and accepting it ticks it', async () => {
  await answer({ ...everything(), 'L0.1': shell('false') });
  await start();
  expect(await written()).toBe(text);
  await call('accept', { spec, task: 'L0.1' });
  expect(await written()).toContain('[x] Task: Set up');
}, 30_000);

test('an unproven task keeps its box open also when it is rejected', async () => {
  await answer({ ...everything(), 'L0.1': shell('true', 'files') });
  await start();
  await call('reject', { spec, task: 'L0.1' });
  expect(await written()).toBe(text);
}, 30_000);

test('a rehearsal ticks nothing', async () => {
  await answer(everything());
  await start({ rehearsal: true });
  expect(await written()).toBe(text);
}, 30_000);

test('beginning again takes back the ticks of Ashlar, not those of the person, and does the tasks again', async () => {
  await answer(everything());
  await start();
  expect(await written()).toBe(ticked('Task: Set up', 'tables', 'Task: Make', 'Task: Order', 'Task: Mail'));
  await answer({ 'L0.1': shell('false') });
  await start({ fresh: true });
  expect(await written()).toBe(text);
  const { layers } = await call('board', { spec });
  expect(layers[0]?.tasks.map(({ status }) => status)).toEqual(['failed', 'complete', 'pending']);
}, 30_000);

test('a tick that the person takes away stays away, also after a restart', async () => {
  await answer({ ...everything(), 'L1.2': shell('false') });
  await start();
  writeFileSync(plan, (await written()).replace('[x] Task: Make', '[ ] Task: Make'));
  await call('accept', { spec, task: 'L1.2' });
  await reopen();
  expect(await written()).toBe(ticked('Task: Set up', 'tables', 'Task: Order', 'Task: Mail'));
}, 30_000);

test('while the setting is off nothing is written; turned on, what was left out is made up', async () => {
  expect(await call('setWriteBack', { on: false })).toEqual({ writeBack: false });
  await answer(everything());
  await start();
  await reopen();
  expect(await written()).toBe(text);
  await call('setWriteBack', { on: true });
  expect(await written()).toBe(ticked('Task: Set up', 'tables', 'Task: Make', 'Task: Order', 'Task: Mail'));
}, 30_000);

test('the files of a project that is not trusted are not written, whatever its state says', async () => {
  await call('setWriteBack', { on: false });
  await answer(everything());
  await start();
  await call('trust', { trusted: false });
  await call('setWriteBack', { on: true });
  await reopen();
  expect(await written()).toBe(text);
  await call('trust', { trusted: true });
  expect(await written()).not.toBe(text);
}, 30_000);

test('a read-only plan is told once as a problem, and the run goes on to its end', async () => {
  chmodSync(plan, 0o444);
  await answer(everything());
  await start();
  expect(await written()).toBe(text);
  const board = await call('board', { spec });
  expect(board.run?.status).toBe('complete');
  expect(board.writeBackProblem).toMatchObject({ code: 'E_READ_ONLY' });
  expect((await call('status', { spec })).notice).toContain('read-only');
  chmodSync(plan, 0o644);
  await reopen();
  expect(await written()).toBe(ticked('Task: Set up', 'tables', 'Task: Make', 'Task: Order', 'Task: Mail'));
  expect((await call('board', { spec })).writeBackProblem).toBeNull();
}, 30_000);

test('a tick follows its task when the person moves it while the run goes on', async () => {
  await answer(everything());
  const waits = shell(
    `node -e "const fs=require('fs');const t=setInterval(()=>{if(fs.existsSync('go'))process.exit(0)},20)"`,
  );
  await answer({ 'L1.2': waits });
  const { run } = await call('run', { spec });
  const isRunning = async () => (await call('board', { spec })).layers[1]?.tasks[1]?.status === 'running';
  await expect.poll(isRunning, { timeout: 20_000 }).toBe(true);
  const before = await written();
  expect(before).toBe(ticked('Task: Set up', 'tables', 'Task: Make', 'Task: Order'));
  const moved = before
    .replace('- [ ] Task: Mail service', '- [ ] Task: New\r\n- [ ] Task: Mail service\r\n')
    .replace('Make the bucket', 'Make two buckets')
    .replace('# Bücher', '# Neue Bücher\r\n');
  writeFileSync(plan, moved);
  writeFileSync(join(project, 'go'), '');
  await untilStop(run.id);
  expect(await written()).toBe(moved.replace('[ ] Task: Mail', '[x] Task: Mail'));
  expect((await call('board', { spec })).writeBackProblem).toBeNull();
}, 30_000);

test('a tick written while a command runs is no evidence of that command’s work', async () => {
  const slow = shell('sleep 1.5', 'files');
  await answer({ ...everything(), 'L1.1': slow });
  await start();
  expect(await written()).toContain('[x] Task: Set up');
  const { layers } = await call('board', { spec });
  expect(layers[1]?.tasks[0]?.status).toBe('unproven');
}, 30_000);

test('a plan without boxes is never written', async () => {
  const plain = '## Layer 0: A\n\n- Make the bucket\n- Make the box\n';
  writeFileSync(plan, plain);
  chmodSync(plan, 0o644);
  await answer({ 'L0.1': shell('true'), 'L0.2': shell('true') });
  await start();
  expect(await written()).toBe(plain);
  expect((await call('board', { spec })).writeBackProblem).toBeNull();
}, 30_000);
