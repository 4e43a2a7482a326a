import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { routeSchema } from '@/lib/domain/project';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
let root: string;
let project: string;
let env: NodeJS.ProcessEnv;
let workspace: Workspace;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-dead-')));
  project = join(root, 'project');
  env = { PATH: process.env.PATH, NODE_ENV: 'test', HOME: join(root, 'home'), ASHLAR_CONFIG_DIR: join(root, 'config') };
  plan('- Add sign-in (`/supabase:add-auth`, backend, Mid)', '- Tell it (`/supabase:tell`, backend, Mid)');
  install('supabase', 'add-auth', 'tell');
  install('clerk', 'add-auth', 'other');
  enable({ 'supabase@shop': true });
  saveSettings({ ...loadSettings(project, env), trusted: true, syncCommand: null }, env);
  workspace = await openWorkspace(project, { env, packageRoot, watch: true });
});
afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
function plan(...tasks: string[]): void {
  const lines = ['# Layered Tasks: F001', '', '## Layer 0: Infrastructure (Sequential)', '', ...tasks, ''];
  write(join(project, 'specs', 'F001', 'layered-tasks.md'), lines.join('\n'));
}
function install(plugin: string, ...commands: string[]): void {
  const folder = join(root, 'home', '.claude', 'plugins', 'cache', 'shop', plugin, '1.0.0', 'commands');
  for (const name of commands) write(join(folder, `${name}.md`), `---\ndescription: Does ${name}\n---\n`);
}
const uninstall = (plugin: string): void =>
  rmSync(join(root, 'home', '.claude', 'plugins', 'cache', 'shop', plugin), { recursive: true });
const enable = (enabledPlugins: Record<string, boolean>): void =>
  write(join(root, 'home', '.claude', 'settings.json'), JSON.stringify({ enabledPlugins }));
/** Carries a command out by a program of its own. */
function route(command: string, script: string): void {
  const settings = loadSettings(project, env);
  const argv = [process.execPath, '-e', script];
  saveSettings(
    { ...settings, routes: { ...settings.routes, [command]: routeSchema.parse({ argv, effect: 'none' }) } },
    env,
  );
}
const board = async () => await workspace.call('board', { spec: 'F001' });
const preflights = async () => (await board()).layers[0]?.tasks.map(({ preflight }) => preflight) ?? [];
const atRest = () =>
  vi.waitFor(async () => expect((await board()).run?.status).not.toBe('running'), { timeout: 20_000, interval: 20 });

test('a plugin that goes while the project is open is seen on the board, and Run is refused with what lives near', async () => {
  await workspace.call('approve', { spec: 'F001', all: true });
  enable({ 'supabase@shop': true, 'clerk@shop': true });
  const before = (await workspace.call('version', {})).facts;
  expect((await board()).dead).toEqual([]);
  uninstall('supabase');
  await vi.waitFor(async () => expect((await workspace.call('version', {})).facts).toBeGreaterThan(before), 10_000);
  await vi.waitFor(async () => expect((await preflights())[0]).toMatchObject({ state: 'missing' }), 10_000);
  const [first, second] = (await board()).layers[0]?.tasks ?? [];
  // The approval stands as it was; it only cannot run.
  expect(first?.mapping).toMatchObject({ status: 'approved', answer: { command: '/supabase:add-auth' } });
  const refusal = await workspace.call('run', { spec: 'F001' }).catch((error) => error);
  expect(refusal).toMatchObject({
    code: 'E_DEAD_COMMAND',
    message: expect.stringContaining('L0.1 (line 5) /supabase:add-auth'),
    hint: expect.stringContaining('ashlar correct F001 L0.1 "/clerk:add-auth"'),
    dead: [
      { key: 'L0.1', line: 5, state: 'missing', command: '/supabase:add-auth', nearest: ['/clerk:add-auth'] },
      { key: 'L0.2', line: 6, state: 'missing', command: '/supabase:tell' },
    ],
  });
  expect((await board()).run).toBeNull();
  expect((await board()).dead.map(({ taskId }) => taskId)).toEqual([first?.task.id, second?.task.id]);
});

test('what is replaced or routed may run, and a rehearsal asks for neither', async () => {
  await workspace.call('approve', { spec: 'F001', all: true });
  uninstall('supabase');
  expect((await workspace.call('run', { spec: 'F001', rehearsal: true })).run.rehearsal).toBe(true);
  await atRest();
  route('/supabase:add-auth', '0');
  await expect(workspace.call('run', { spec: 'F001' })).rejects.toMatchObject({ dead: [{ key: 'L0.2' }] });
  await workspace.call('correct', { spec: 'F001', task: 'L0.2', answer: { kind: 'done-by-me' } });
  await workspace.call('run', { spec: 'F001' });
  await atRest();
  expect((await board()).run?.status).toBe('complete');
});

test('a command that is turned off is told from one that is not there, and is no longer approved', async () => {
  enable({ 'supabase@shop': false });
  await vi.waitFor(async () => expect((await preflights())[0]).toMatchObject({ state: 'disabled' }), 10_000);
  const { approved, dead } = await workspace.call('approve', { spec: 'F001', all: true });
  expect([approved, dead.map(({ state }) => state)]).toEqual([[], ['disabled', 'disabled']]);
  await expect(workspace.call('approve', { spec: 'F001', tasks: ['L0.1'] })).rejects.toMatchObject({
    code: 'E_DEAD_COMMAND',
  });
});

test('a plugin that goes during the run leaves its next task to the person, who may install it again', async () => {
  plan('- Begin (`/first:go`, backend, Mid)', '- Add sign-in (`/supabase:add-auth`, backend, Mid)');
  const folder = join(root, 'home', '.claude', 'plugins', 'cache', 'shop', 'supabase');
  route('/first:go', `require('node:fs').rmSync(${JSON.stringify(folder)}, { recursive: true })`);
  await vi.waitFor(async () => expect(await preflights()).toMatchObject([{ state: 'ready' }, {}]), 10_000);
  await workspace.call('approve', { spec: 'F001', all: true });
  await workspace.call('run', { spec: 'F001' });
  await atRest();
  const stopped = (await board()).layers[0]?.tasks.map(({ runTask }) => runTask);
  expect(stopped).toMatchObject([
    { status: 'complete' },
    { status: 'needs-mapping', attempts: 0, problem: { code: 'E_DEAD_COMMAND' } },
  ]);
  install('supabase', 'add-auth');
  route('/supabase:add-auth', '0');
  await workspace.call('continue', { spec: 'F001' });
  await atRest();
  expect((await board()).run?.status).toBe('complete');
});

test('the catalog says what is there, what is off, and which tasks use it; words narrow it down', async () => {
  enable({ 'supabase@shop': true, 'clerk@shop': false });
  const states = async (words = '') =>
    (await workspace.call('catalog', { words, reload: true })).commands.map(
      ({ command, state }) => `${command} ${state}`,
    );
  expect(await states()).toEqual([
    '/clerk:add-auth disabled',
    '/clerk:other disabled',
    '/supabase:add-auth installed',
    '/supabase:tell installed',
  ]);
  expect(await states('supbase auth')).toEqual(['/supabase:add-auth installed']);
  expect(await states('/clerk:o')).toEqual(['/clerk:other disabled']);
  expect(await states('elephant')).toEqual([]);
  const { uses, from, total } = await workspace.call('catalog', {});
  expect([from, total]).toEqual(['disk', 4]);
  expect(uses['/supabase:tell']).toMatchObject([{ spec: 'F001', key: 'L0.2' }]);
});

/** A small generator, so that a failure can be repeated by its seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

test.each([1, 2, 3, 4])('whatever comes and goes, no dead command is silent: seed %i', async (seed) => {
  const next = random(seed);
  const plugins = ['supabase', 'clerk'];
  for (let step = 0; step < 25; step++) {
    const plugin = plugins[next(2)] as string;
    const act = next(5);
    if (act === 0) install(plugin, 'add-auth', 'tell');
    else if (act === 1)
      rmSync(join(root, `home/.claude/plugins/cache/shop/${plugin}`), { recursive: true, force: true });
    else if (act === 2) enable({ 'supabase@shop': next(2) === 0, 'clerk@shop': next(2) === 0 });
    else if (act === 3) await workspace.call('approve', { spec: 'F001', all: true });
    else {
      const answer = { kind: 'command', command: `/${plugin}:${next(2) ? 'add-auth' : 'tell'}` } as const;
      await workspace.call('correct', { spec: 'F001', task: `L0.${next(2) + 1}`, answer, remember: false });
    }
    await workspace.call('catalog', { reload: true });
    const { commands } = await workspace.call('catalog', {});
    const living = new Set(commands.filter(({ state }) => state === 'installed').map(({ command }) => command));
    const { layers, dead } = await board();
    const tasks = layers.flatMap((layer) => layer.tasks);
    const gone = tasks.filter(({ mapping: { answer } }) => answer?.kind === 'command' && !living.has(answer.command));
    expect(tasks.filter(({ preflight }) => 'nearest' in preflight)).toEqual(gone);
    const held = gone.filter(({ mapping }) => mapping.status === 'approved').map(({ task }) => task.key);
    expect(dead.map(({ key }) => key)).toEqual(held);
    for (const { nearest } of dead) expect(nearest.filter((command) => !living.has(command))).toEqual([]);
    if (held.length === 0) continue;
    const refusal = await workspace.call('run', { spec: 'F001' }).catch((error) => error);
    expect(refusal.dead.map(({ key }: { key: string }) => key)).toEqual(held);
  }
});
