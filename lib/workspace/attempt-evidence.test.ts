import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '@/lib/domain/mapping';
import type { Settings } from '@/lib/domain/project';
import type { RunTask } from '@/lib/domain/run';
import { canRetry } from '@/lib/domain/task-status';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
const spec = 'F001';
const plan = '## Layer 0: Base\n\n- [ ] Task: Write the book\n- [ ] Task: Print the book\n';

let root: string;
let project: string;
let env: NodeJS.ProcessEnv;
let workspace: Workspace | null = null;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-evidence-')));
  project = join(root, 'project');
  env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  write('specs/F001/layered-tasks.md', plan);
  write('book.txt', 'one\ntwo\n');
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
});

afterEach(async () => {
  await workspace?.close('stop');
  workspace = null;
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

function git(...args: string[]): string {
  const named = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args];
  return execFileSync('git', named, { cwd: project, encoding: 'utf8', env: { ...process.env, HOME: root } });
}

function write(path: string, text: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), text);
}

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** A program of the person’s, outside the project. */
function script(name: string, body: string): string {
  const file = join(root, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

async function open(change: Partial<Settings> = {}): Promise<Workspace> {
  saveSettings({ ...loadSettings(project, env), trusted: true, syncCommand: null, ...change }, env);
  workspace = await openWorkspace(project, { env, packageRoot });
  return workspace;
}

const call: Workspace['call'] = async (verb, input) => {
  if (!workspace) throw new Error('No workspace is open.');
  return workspace.call(verb, input);
};

/** Carries one task out by a route and gives it as the run left it. */
async function tryTask(task: string, answer: Answer): Promise<RunTask> {
  await call('correct', { spec, task, answer, remember: false });
  const { run: standing, ...board } = await call('board', { spec });
  const isOpen = standing !== null && ['paused', 'running'].includes(standing.status);
  const row = board.layers.flatMap((layer) => layer.tasks).find((each) => each.task.key === task);
  // A run that waited for just this answer has gone on by itself.
  if (isOpen && row && canRetry(row.status)) await call('retry', { spec, task });
  const run = isOpen ? standing : (await call('run', { spec })).run;
  const controller = new AbortController();
  for await (const item of workspace?.watch({ runId: run.id, cursor: 0 }, controller.signal) ?? []) {
    const changed = item.type === 'events' ? item.events.findLast((event) => event.type === 'run.changed') : null;
    const now = item.type === 'snapshot' ? item.snapshot.run : changed?.type === 'run.changed' ? changed.run : null;
    if (item.type === 'finished' || (now && now.status !== 'running')) break;
  }
  controller.abort();
  const { runTask } = (await call('task', { spec, task })).task;
  if (!runTask) throw new Error('no run has this task');
  return runTask;
}

const by = (text: string, effect: 'files' | 'none' = 'files'): Answer => ({ kind: 'shell', text, effect });

test('what an attempt changed is seen line by line, and put back without a trace in git', async () => {
  const work = script('work', 'printf "one\\nTWO\\n" > book.txt; mkdir -p out; echo new > out/page.txt; exit 1');
  await open();
  const before = { head: git('rev-parse', 'HEAD'), index: readFileSync(join(project, '.git/index')).toString('hex') };
  expect(await tryTask('L0.1', by(work))).toMatchObject({ status: 'failed' });
  const changes = await call('changes', { spec, task: 'L0.1' });
  expect(changes).toMatchObject({ n: 1, canPutBack: true, notes: [] });
  expect(changes.files).toMatchObject([
    { path: 'book.txt', kind: 'modified', hunks: [{ lines: [' one', '-two', '+TWO'] }] },
    { path: 'out/page.txt', kind: 'created', hunks: [{ lines: ['+new'] }] },
  ]);
  const ahead = await call('putBack', { spec, task: 'L0.1', dryRun: true });
  expect(ahead).toMatchObject({ done: false, undo: null });
  expect(ahead.files.map(({ path, does }) => [path, does])).toEqual([
    ['book.txt', 'restore'],
    ['out/page.txt', 'delete'],
  ]);
  expect(read('book.txt')).toBe('one\nTWO\n');
  const back = await call('putBack', { spec, task: 'L0.1', n: 1 });
  expect(back).toMatchObject({ done: true, files: ahead.files });
  expect(read('book.txt')).toBe('one\ntwo\n');
  expect(existsSync(join(project, 'out'))).toBe(false);
  expect(git('rev-parse', 'HEAD')).toBe(before.head);
  expect(readFileSync(join(project, '.git/index')).toString('hex')).toBe(before.index);
  expect(git('log', '--all', '--format=%s').trim()).toBe('first');
  // And the act itself can be taken back.
  const undone = await call('putBack', { spec, task: 'L0.1', undo: back.undo ?? '' });
  expect(undone.done).toBe(true);
  expect(read('book.txt')).toBe('one\nTWO\n');
  expect(read('out/page.txt')).toBe('new\n');
});

test('a file that a person changed after the attempt is left as it is', async () => {
  await open();
  await tryTask('L0.1', by(script('work', 'echo theirs > book.txt; echo theirs > other.txt; exit 1')));
  write('book.txt', 'mine\n');
  const { files } = await call('putBack', { spec, task: 'L0.1' });
  expect(files).toEqual([
    { path: 'book.txt', does: 'leave', why: 'it was changed again since' },
    { path: 'other.txt', does: 'delete', why: null },
  ]);
  expect(read('book.txt')).toBe('mine\n');
});

test('the tick that Ashlar itself sets is no change of an attempt and is never taken back', async () => {
  await open();
  await tryTask('L0.1', by(script('first', 'echo 1 > one.txt')));
  expect(await tryTask('L0.2', by(script('second', 'echo 2 > two.txt; sleep 0.5; exit 1')))).toMatchObject({
    status: 'failed',
  });
  expect((await call('changes', { spec, task: 'L0.2' })).files.map(({ path }) => path)).toEqual(['two.txt']);
  await call('putBack', { spec, task: 'L0.2' });
  expect(read('specs/F001/layered-tasks.md')).toContain('[x] Task: Write the book');
});

test('a change that git ignores is told without its lines', async () => {
  write('.gitignore', 'dist/\n');
  await open();
  await tryTask('L0.1', by(script('work', 'mkdir dist; echo 1 > dist/out.js; echo 2 > kept.txt; exit 1')));
  const { files } = await call('changes', { spec, task: 'L0.1' });
  expect(files).toMatchObject([
    { path: 'kept.txt', note: null },
    { path: 'dist/out.js', kind: 'created', hunks: [], note: expect.stringContaining('git ignores it') },
  ]);
});

test('with checkpoints off nothing is kept, and without git it is said why', async () => {
  await open({ checkpoints: false });
  await tryTask('L0.1', by(script('work', 'echo 1 > one.txt; exit 1')));
  expect(git('for-each-ref', 'refs/ashlar')).toBe('');
  expect(await call('changes', { spec, task: 'L0.1' })).toMatchObject({
    canPutBack: false,
    notes: ['The files before this attempt were not kept.'],
    files: [{ path: 'one.txt', hunks: [] }],
  });
  await expect(call('putBack', { spec, task: 'L0.1' })).rejects.toMatchObject({ code: 'E_NOT_KEPT' });
  await call('setCheckpoints', { on: true });
  rmSync(join(project, '.git'), { recursive: true });
  await tryTask('L0.1', by(script('work', 'echo 2 > one.txt; exit 1')));
  const { notes, canPutBack } = await call('changes', { spec, task: 'L0.1' });
  expect(canPutBack).toBe(false);
  expect(notes).toEqual([expect.stringContaining('no git repository')]);
});

test('nothing is kept for a command that is known to change no files', async () => {
  await open();
  expect(await tryTask('L0.1', by(script('check', 'true'), 'none'))).toMatchObject({ status: 'complete' });
  expect(git('for-each-ref', 'refs/ashlar')).toBe('');
});

const routed: Answer = { kind: 'command', command: '/docs:write', args: '', effect: 'files' };
const routes = (program: string): Pick<Settings, 'routes'> => ({
  routes: { '/docs:write': { argv: [program], effect: 'files', timeoutMs: null } },
});

test('a check that passes is named by the evidence; one that does not leaves the task unproven', async () => {
  await open(routes(script('work', 'date +%N >> book.txt')));
  const passes = script('passes', 'test -f book.txt');
  await call('setVerify', { command: '/docs:write', line: `${passes} --all` });
  expect(await tryTask('L0.1', routed)).toMatchObject({
    status: 'complete',
    evidence: { by: 'files', text: `1 file changed; ${passes} --all passed` },
  });
  const fails = script('fails', 'echo "ran 3 tests"; echo "Error: 2 tests failed" >&2; exit 1');
  await call('setVerify', { command: '/docs:write', line: fails });
  expect(await tryTask('L0.2', routed)).toMatchObject({
    status: 'unproven',
    evidence: null,
    problem: { code: 'E_VERIFY', message: `${fails} did not pass: Error: 2 tests failed` },
  });
  const { attempts } = await call('task', { spec, task: 'L0.2' });
  expect(attempts[0]).toMatchObject({ status: 'succeeded', verification: { passed: false } });
  expect(attempts[0]?.verification?.tail).toContain('ran 3 tests');
});

test('an attempt that failed is not checked', async () => {
  const mark = join(root, 'checked');
  await open(routes(script('work', 'exit 3')));
  await call('setVerify', { command: '/docs:write', line: script('check', `touch ${mark}`) });
  expect(await tryTask('L0.1', routed)).toMatchObject({ status: 'failed' });
  expect(existsSync(mark)).toBe(false);
});

test('a check needs no shell and cannot be set to a line that does', async () => {
  await open();
  await expect(call('setVerify', { command: '/docs:write', line: 'npm test && rm x' })).rejects.toMatchObject({
    code: 'E_SHELL',
  });
  expect(await call('setVerify', { command: '/docs:write', line: 'npm test' })).toEqual({
    verify: { '/docs:write': ['npm', 'test'] },
  });
  expect(await call('setVerify', { command: '/docs:write', line: null })).toEqual({ verify: {} });
});

test('files are not pulled away from under a task that is at work', async () => {
  await open();
  await tryTask('L0.1', by(script('first', 'echo 1 > one.txt; exit 1')));
  await call('correct', { spec, task: 'L0.1', answer: by(script('slow', 'sleep 30')), remember: false });
  await call('retry', { spec, task: 'L0.1' });
  await expect(call('putBack', { spec, task: 'L0.1', n: 1 })).rejects.toMatchObject({ code: 'E_CONFLICT' });
  await call('cancel', { spec });
});

/** Changes the ledger while nobody holds it, as a crash or a clock would have left it. */
async function inLedger(statement: string): Promise<void> {
  await workspace?.close('stop');
  workspace = null;
  const db = new Database(join(project, '.claude/ashlar/state.db'));
  db.exec(statement);
  db.close();
  await open();
}

test('of an attempt whose end nobody saw everything since its start is shown, and can be put back', async () => {
  await open();
  await tryTask('L0.1', by(script('work', 'echo theirs > book.txt; exit 1')));
  const { attemptId } = await call('changes', { spec, task: 'L0.1' });
  await inLedger("update attempts set checkpoint = null, files = null, status = 'interrupted'");
  git('update-ref', '-d', `refs/ashlar/${attemptId}/after`);
  const changes = await call('changes', { spec, task: 'L0.1' });
  expect(changes).toMatchObject({ canPutBack: true, files: [{ path: 'book.txt', kind: 'modified' }] });
  expect(changes.notes).toEqual([expect.stringContaining('not known how it ended')]);
  await call('putBack', { spec, task: 'L0.1' });
  expect(read('book.txt')).toBe('one\ntwo\n');
});

test('attempts that ran at the same time are not put back: whose change is whose cannot be told', async () => {
  await open();
  const other = script('first', 'echo 1 > one.txt');
  await tryTask('L0.1', by(other));
  await tryTask('L0.2', by(script('second', 'echo 2 > two.txt; exit 1')));
  await inLedger("update attempts set finished_at = '2999-01-01T00:00:00.000Z'");
  const { canPutBack, notes } = await call('changes', { spec, task: 'L0.2' });
  expect([canPutBack, notes]).toEqual([
    false,
    [`$ ${other} ran at the same time: whose change is whose cannot be told.`],
  ]);
  await expect(call('putBack', { spec, task: 'L0.2' })).rejects.toMatchObject({ code: 'E_SHARED' });
  expect(existsSync(join(project, 'two.txt'))).toBe(true);
});
