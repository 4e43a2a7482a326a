import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeDb, openDb } from '@/db/client';
import { listTicks, putTicks } from '@/db/queries/ticks';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { bundleProcess } from './fixtures/bundle-process';
import { openWorkspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
const spec = 'F001';
const text = '## Layer 0: A (Sequential)\n\n- [ ] Task: First\n- [ ] Task: Second\n';
let bundle: ReturnType<typeof bundleProcess>;
let root: string;
let project: string;
let plan: string;
let env: NodeJS.ProcessEnv;

beforeAll(() => {
  bundle = bundleProcess('run-and-die');
});
afterAll(() => rmSync(bundle.folder, { recursive: true, force: true }));

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-crash-')));
  project = join(root, 'project');
  plan = join(project, 'specs', spec, 'layered-tasks.md');
  mkdirSync(join(project, 'specs', spec), { recursive: true });
  writeFileSync(plan, text);
  env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  saveSettings({ ...loadSettings(project, env), trusted: true, syncCommand: null }, env);
  await withWorkspace(async ({ call }) => {
    for (const [task, line] of [
      ['L0.1', 'true'],
      ['L0.2', 'sleep 60'],
    ] as const) {
      await call('correct', { spec, task, answer: { kind: 'shell', text: line, effect: 'none' }, remember: false });
    }
  });
});
afterEach(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

async function withWorkspace<T>(
  work: (workspace: Awaited<ReturnType<typeof openWorkspace>>) => Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace(project, { env, packageRoot });
  try {
    return await work(workspace);
  } finally {
    await workspace.close('stop');
  }
}

/** Runs the spec in a process that is killed when the first task is complete. */
async function runAndDie(): Promise<void> {
  const child = spawn(process.execPath, [bundle.script, project, packageRoot, spec], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
}

const atNextStart = () => withWorkspace(async ({ call }) => void (await call('status', { spec })));

test('a tick that kill -9 kept from the file is made up at the next start, once', async () => {
  await runAndDie();
  await atNextStart();
  const done = text.replace('[ ] Task: First', '[x] Task: First');
  expect(readFileSync(plan, 'utf8')).toBe(done);
  writeFileSync(plan, text);
  await atNextStart();
  expect(readFileSync(plan, 'utf8')).toBe(text);
}, 60_000);

test.each([
  ['before the file was replaced', text],
  ['after the file was replaced', text.replace('[ ] Task: First', '[x] Task: First')],
])(
  'a crash %s loses neither the tick nor what stood in the box',
  async (_when, found) => {
    await runAndDie();
    const db = openDb(join(project, '.claude/ashlar/state.db'), join(packageRoot, 'drizzle'));
    const [tick] = listTicks(db, spec);
    const taskId = db.$client.prepare("select task_id from run_tasks where key = 'L0.1'").pluck().get() as string;
    putTicks(db, [{ specId: spec, boxId: tick?.boxId ?? taskId, sign: ' ', written: false }]);
    closeDb(db);
    writeFileSync(plan, found);
    await atNextStart();
    expect(readFileSync(plan, 'utf8')).toBe(text.replace('[ ] Task: First', '[x] Task: First'));
    await withWorkspace(async ({ call }) => {
      await call('cancel', { spec });
      await call('correct', {
        spec,
        task: 'L0.1',
        answer: { kind: 'shell', text: 'false', effect: 'none' },
        remember: false,
      });
      await call('run', { spec, fresh: true });
      await call('status', { spec });
      expect(readFileSync(plan, 'utf8')).toBe(text);
    });
  },
  60_000,
);
