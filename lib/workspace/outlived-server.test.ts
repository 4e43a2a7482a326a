import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { settingsSchema } from '@/lib/domain/project';
import { endTagged } from '@/lib/executors/sweep';
import { saveSettings } from '@/lib/project/settings';
import { bundleProcess } from './fixtures/bundle-process';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
const spec = 'F001';
const plan = '## Layer 0: A\n\n- Task: First\n- Task: Second\n';
let bundle: ReturnType<typeof bundleProcess>;
let root: string;
let project: string;
let env: NodeJS.ProcessEnv;
const attemptIds = new Set<string>();

beforeAll(() => {
  bundle = bundleProcess('serve-and-die');
});
afterAll(() => rmSync(bundle.folder, { recursive: true, force: true }));

/** Each counts its starts; the first then waits for the file `go`. */
const script = (name: string, code: number) => `
  const { appendFileSync, existsSync } = require('fs');
  appendFileSync('starts-${name}', '.');
  console.log('${name} began');
  const look = () => {
    if ('${name}' === 'second' || existsSync('go')) { console.log('${name} ends'); process.exit(${code}); }
    setTimeout(look, 10);
  };
  look();`;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-outlived-')));
  project = join(root, 'project');
  mkdirSync(join(project, 'specs', spec), { recursive: true });
  writeFileSync(join(project, 'specs', spec, 'layered-tasks.md'), plan);
  env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  saveSettings(settingsSchema.parse({ project, trusted: true, syncCommand: null, writeBack: false }), env);
  await prepare(0);
});
afterEach(async () => {
  await endTagged(attemptIds, { gracePeriodMs: 0 });
  attemptIds.clear();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

async function prepare(code: number): Promise<void> {
  writeFileSync(join(project, 'first.cjs'), script('first', code));
  writeFileSync(join(project, 'second.cjs'), script('second', 0));
  const workspace = await openWorkspace(project, { env, packageRoot });
  for (const [task, file] of [
    ['L0.1', 'first.cjs'],
    ['L0.2', 'second.cjs'],
  ] as const) {
    const answer = { kind: 'shell', text: `node ${file}`, effect: 'none' } as const;
    await workspace.call('correct', { spec, task, answer, remember: false });
  }
  await workspace.close('stop');
}

function serve(...args: string[]): ChildProcess {
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  return spawn(process.execPath, [bundle.script, project, packageRoot, spec, ...args], { env, stdio: [...stdio] });
}

/** A server that runs the spec and is killed while its first command is at work. */
async function killDuringFirst(): Promise<void> {
  const server = serve();
  await expect.poll(() => starts('first'), { timeout: 20_000 }).toBe(1);
  // The command is there before its server knows, and has written that down.
  await sleep(100);
  server.kill('SIGKILL');
  await once(server, 'close');
}

const starts = (name: string): number =>
  existsSync(join(project, `starts-${name}`)) ? readFileSync(join(project, `starts-${name}`), 'utf8').length : 0;
const release = (): void => writeFileSync(join(project, 'go'), '');

async function open(): Promise<Workspace> {
  const workspace = await openWorkspace(project, { env, packageRoot });
  for (const id of (await look(workspace)).attempts) attemptIds.add(id);
  return workspace;
}

async function look(workspace: Workspace) {
  const { run, layers } = await workspace.call('board', { spec });
  const tasks = layers.flatMap((layer) => layer.tasks).map(({ runTask }) => runTask);
  const details = await Promise.all(['L0.1', 'L0.2'].map((task) => workspace.call('task', { spec, task })));
  return { run, tasks, attempts: details.flatMap((detail) => detail.attempts.map(({ id }) => id)) };
}

const statusOf = async (workspace: Workspace, index: number) => (await look(workspace)).tasks[index]?.status;
const until = (check: () => unknown) => expect.poll(check, { timeout: 20_000 });

/** Beside the logs nothing is kept for a server to come. */
function keptFiles(): string[] {
  const logs = join(project, '.claude/ashlar/logs');
  if (!existsSync(logs)) return [];
  return readdirSync(logs, { recursive: true })
    .map(String)
    .filter((name) => /\.(exit|before)$/.test(name));
}

test.runIf(process.platform === 'linux').each([
  [0, 'complete', 'succeeded'],
  [3, 'failed', 'failed'],
] as const)(
  'a command that its killed server left running is followed to its real end: exit code %i',
  async (code, task, outcome) => {
    await prepare(code);
    await killDuringFirst();
    const workspace = await open();
    try {
      const found = await look(workspace);
      expect(found.run).toMatchObject({ status: 'paused', pause: { reason: 'interrupted' } });
      expect(found.run?.pause?.message).toContain('L0.1 “First” is still under way');
      expect(found.tasks.map((each) => each?.status)).toEqual(['running', 'pending']);
      release();
      await until(() => statusOf(workspace, 0)).toBe(task);
      const { attempts } = await workspace.call('task', { spec, task: 'L0.1' });
      expect(attempts).toMatchObject([
        { status: outcome, exitCode: code, logBytes: 'first began\nfirst ends\n'.length },
      ]);
      const { run } = await look(workspace);
      expect(run?.status).toBe('paused');
      expect(run?.pause?.message).not.toContain('still under way');
      expect([starts('first'), starts('second')]).toEqual([1, 0]);
      expect(keptFiles()).toEqual([]);
      if (code !== 0) return;
      await workspace.call('continue', { spec });
      await until(async () => (await look(workspace)).run?.status).toBe('complete');
      expect([starts('first'), starts('second')]).toEqual([1, 1]);
    } finally {
      await workspace.close('stop');
    }
  },
  60_000,
);

test.runIf(process.platform === 'linux')(
  'a command that ended while no server was there has its real end recorded',
  async () => {
    await killDuringFirst();
    release();
    await until(() => readFileSync(logOfFirst(), 'utf8')).toContain('first ends');
    const workspace = await open();
    try {
      await until(() => statusOf(workspace, 0)).toBe('complete');
      expect(starts('first')).toBe(1);
    } finally {
      await workspace.close('stop');
    }
  },
  60_000,
);

test.runIf(process.platform === 'linux')(
  'what an earlier server began goes on through one that only looks, and ends with one that stops',
  async () => {
    await killDuringFirst();
    const first = await open();
    await first.close('hand-back');
    const second = await open();
    expect(await statusOf(second, 0)).toBe('running');
    await second.close('stop');
    const third = await open();
    try {
      expect(await statusOf(third, 0)).toBe('interrupted');
      expect(starts('first')).toBe(1);
      expect(keptFiles()).toEqual([]);
    } finally {
      await third.close('stop');
    }
  },
  60_000,
);

test.runIf(process.platform === 'linux')(
  'a server that leaves lets its command go on, and the next one follows it',
  async () => {
    const server = await open();
    await server.call('run', { spec });
    await until(() => starts('first')).toBe(1);
    await server.close('leave');
    const next = await open();
    try {
      expect(await statusOf(next, 0)).toBe('running');
      release();
      await until(() => statusOf(next, 0)).toBe('complete');
    } finally {
      await next.close('stop');
    }
  },
  60_000,
);

const SEED = Number(process.env.ASHLAR_SEED ?? 20_261_122);

test.runIf(process.platform === 'linux')(
  `at whatever moment the server is killed, nothing is started twice and nothing is left open (seed ${SEED})`,
  async () => {
    release();
    let seed = SEED;
    for (let round = 0; round < 10; round++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      const server = serve('run', String(seed % 400));
      await once(server, 'close');
      const before = [starts('first'), starts('second')];
      const workspace = await open();
      const settled = async () =>
        (await look(workspace)).tasks.every((task) => task === null || !['starting', 'running'].includes(task.status));
      await until(settled).toBe(true);
      expect(
        [starts('first'), starts('second')]
          .map((count, index) => count - (before[index] ?? 0))
          .every((more) => more <= 1),
      ).toBe(true);
      const run = (await look(workspace)).run;
      const made = run ? (await look(workspace)).attempts.length : 0;
      expect(starts('first') + starts('second')).toBeLessThanOrEqual(made);
      expect(keptFiles()).toEqual([]);
      if (run && run.status === 'paused') await workspace.call('cancel', { spec });
      await workspace.close('stop');
    }
  },
  180_000,
);

function logOfFirst(): string {
  const logs = join(project, '.claude/ashlar/logs');
  const name = readdirSync(logs, { recursive: true })
    .map(String)
    .find((each) => each.endsWith('L0.1-1.log'));
  return join(logs, name ?? '');
}
