import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '@/lib/domain/mapping';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
const spec = 'F001';
let root: string;
let project: string;
let workspace: Workspace;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-put-back-')));
  project = join(root, 'project');
  const env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  mkdirSync(join(project, 'specs', spec), { recursive: true });
  writeFileSync(join(project, 'specs', spec, 'layered-tasks.md'), plan);
  execFileSync('git', ['init', '-q'], { cwd: project, env });
  saveSettings({ ...loadSettings(project, env), trusted: true, syncCommand: null, writeBack: true }, env);
  workspace = await openWorkspace(project, { env, packageRoot });
});
afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const plan = '## Layer 0: Base\n\n- [ ] Task: Write the book\n- [ ] Task: Print the book\n';
const call: Workspace['call'] = (verb, input) => workspace.call(verb, input);
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const node = (code: string): Answer => ({ kind: 'shell', text: `${process.execPath} -e "${code}"`, effect: 'files' });
const first = async () => (await call('task', { spec, task: 'L0.1' })).task;
const runStatus = async () => (await call('status', { spec })).run?.status;
const until = (sign: () => unknown) => vi.waitFor(sign, { timeout: 15_000, interval: 50 });
const box = (sign: string) =>
  until(() => expect(read(`specs/${spec}/layered-tasks.md`)).toContain(`[${sign}] Task: Write`));
const file = () => JSON.parse(read(`.claude/execution/${spec}.json`));

test('a complete task whose files were put back is so no more, in an open run and in one that is over', async () => {
  await call('correct', { spec, task: 'L0.1', answer: node("fs.writeFileSync('one.txt', '1')"), remember: false });
  await call('correct', { spec, task: 'L0.2', answer: node('process.exit(1)'), remember: false });
  await call('run', { spec });
  await until(async () => expect(await runStatus()).toBe('paused'));
  await box('x');
  const look = await call('putBack', { spec, task: 'L0.1', dryRun: true });
  expect(look.files).toEqual([{ path: 'one.txt', does: 'delete', why: null }]);
  expect(await first()).toMatchObject({ status: 'complete' });

  const { undo } = await call('putBack', { spec, task: 'L0.1' });
  expect(existsSync(join(project, 'one.txt'))).toBe(false);
  expect((await first()).runTask).toMatchObject({
    ...{ status: 'unproven', evidence: null },
    problem: { code: 'E_PUT_BACK', message: 'Its files were put back as before attempt 1: it is not done any more.' },
  });
  await box(' ');
  await until(() => expect(file().layers.L0.tasks[0].status).toBe('in_progress'));
  // That the files are there again is no proof either: the person says so.
  await call('putBack', { spec, task: 'L0.1', undo: undo ?? '' });
  expect(read('one.txt')).toBe('1');
  expect(await first()).toMatchObject({ status: 'unproven' });
  await call('skip', { spec, task: 'L0.2' });
  await call('accept', { spec, task: 'L0.1' });

  // The same once the run is over; a new one does it again.
  await until(async () => expect(await runStatus()).toBe('complete'));
  await call('putBack', { spec, task: 'L0.1' });
  expect(await first()).toMatchObject({ status: 'unproven' });
  await until(() => expect(file()).toMatchObject({ status: 'paused', completed_tasks: 0 }));
  await call('run', { spec });
  await until(async () => expect(await first()).toMatchObject({ status: 'complete', runTask: { attempts: 1 } }));
  expect(read('one.txt')).toBe('1');
});
