import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Route, settingsSchema } from '@/lib/domain/project';
import { type RunSnapshot, reduceRunStream } from '@/lib/domain/run-event';
import { syncReview } from '@/lib/domain/sync-review';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace, type Workspace } from './open-workspace';

const node = process.execPath;
const spec = 'F001';
let root: string;
let project: string;
let env: NodeJS.ProcessEnv;
let workspace: Workspace;

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
};
const script = (text: string): Route => ({ argv: [node, '-e', text, '--', '{args}'], effect: 'none', timeoutMs: null });

async function open(settings: object = {}): Promise<void> {
  const kept = { project: realpathSync(project), trusted: true, writeBack: false, ...settings };
  saveSettings(settingsSchema.parse(kept), env);
  workspace = await openWorkspace(project, { env, packageRoot: process.cwd() });
  for (const [task, file] of [
    ['L0.1', 'wall.txt'],
    ['L1.1', 'roof.txt'],
  ] as const) {
    const answer = { kind: 'shell', text: `${node} tools/lay.mjs ${file}`, effect: 'files' } as const;
    await workspace.call('correct', { spec, task, answer, remember: false });
  }
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-sync-')));
  env = {
    ...process.env,
    HOME: root,
    ASHLAR_CONFIG_DIR: join(root, 'config'),
    CLAUDE_CONFIG_DIR: join(root, 'claude'),
  };
  project = join(root, 'house');
  write('specs/F001/layered-tasks.md', '## Layer 0: Walls\n- [ ] Lay the wall\n## Layer 1: Roof\n- [ ] Lay the roof\n');
  write('tools/lay.mjs', 'import { appendFileSync } from "node:fs";\nappendFileSync(process.argv[2], "laid\\n");\n');
  write('tools/types.mjs', 'console.log("types are well");\n');
  write(
    'tools/test.mjs',
    'import { existsSync } from "node:fs";\nconsole.log("1 wall looked at");\nif (!existsSync("mortar.txt")) {\n  console.log("wall.txt:1: mortar is missing");\n  process.exit(4);\n}\n',
  );
  write(
    'package.json',
    JSON.stringify({ scripts: { typecheck: 'node tools/types.mjs', test: 'node tools/test.mjs' } }),
  );
});

afterEach(async () => {
  await workspace.close('stop');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const lines = [`${node} tools/types.mjs`, `${node} tools/test.mjs`];

async function rest(runId: string): Promise<RunSnapshot> {
  const controller = new AbortController();
  let state: RunSnapshot | null = null;
  for await (const item of workspace.watch({ runId, cursor: 0 }, controller.signal)) {
    state = reduceRunStream(state, item);
    if (state && state.run.status !== 'running') controller.abort();
  }
  if (!state) throw new Error('The stream gave no snapshot.');
  return state;
}
const run = async (): Promise<RunSnapshot> => rest((await workspace.call('run', { spec })).run.id);
const shown = ({ run: { status }, tasks }: RunSnapshot) => [
  status,
  ...tasks.map((task) => `${task.key} ${task.status}`),
];
const syncOf = ({ tasks }: RunSnapshot, key: string) => tasks.find((task) => task.key === `${key}.sync`);

test('where /iterate:sync is routed it is run with the spec, and checks of the project never are', async () => {
  const route = script('require("fs").appendFileSync("synced.txt", process.argv.at(-1) + "\\n")');
  await open({ routes: { '/iterate:sync': route }, syncChecks: [[node, 'tools/test.mjs']] });
  expect(shown(await run())).toEqual([
    'complete',
    'L0.1 complete',
    'L0.sync complete',
    'L1.1 complete',
    'L1.sync complete',
  ]);
  expect(readFileSync(join(project, 'synced.txt'), 'utf8')).toBe('F001\nF001\n');
});

test('without it nothing is run that the person did not confirm: the layer waits, and says what was found', async () => {
  await open();
  const state = await run();
  expect(shown(state)).toEqual(['paused', 'L0.1 complete', 'L0.sync needs-mapping', 'L1.1 pending', 'L1.sync pending']);
  expect(state.run.pause?.message).toContain('The sync of L0 needs a command');
  expect(syncOf(state, 'L0')).toMatchObject({ answer: null, attempts: 0, problem: { code: 'E_NO_SYNC' } });
  expect(await workspace.call('syncChecks', {})).toMatchObject({
    unusable: expect.stringContaining('/iterate:sync is not installed'),
    confirmed: null,
    found: [{ line: 'npm run typecheck' }, { line: 'npm test', runs: 'node tools/test.mjs' }],
  });
  // Asking changes nothing, and going on asks again.
  await workspace.call('continue', { spec });
  expect(shown(await rest(state.run.id))[2]).toBe('L0.sync needs-mapping');
  await expect(workspace.call('runCommand', { spec })).rejects.toMatchObject({ code: 'E_NO_CHECKS' });
});

test('confirmed checks run one after another until one fails; it is named, repaired, and the run goes on', async () => {
  await open();
  const { run: begun } = await run();
  const set = await workspace.call('setSyncChecks', { lines });
  expect(set).toMatchObject({ confirmed: lines, applied: 2 });
  const failed = await rest(begun.id);
  expect(failed.run.pause).toMatchObject({ reason: 'sync-failed' });
  const sync = syncOf(failed, 'L0');
  expect(sync).toMatchObject({ status: 'failed', answer: { kind: 'shell', text: lines.join('\n'), effect: 'none' } });
  expect(sync?.problem?.message).toBe(`Check failed: ${lines[1]} (exit code 4)`);
  expect(sync?.output).toContain('types are well');
  const review = syncReview(failed, failed.attempts);
  expect(review).toMatchObject({
    layerKey: 'L0',
    failed: lines[1],
    lines: ['1 wall looked at', 'wall.txt:1: mortar is missing'],
    tasks: [{ key: 'L0.1', status: 'complete', unproven: false, files: ['wall.txt'], moreFiles: 0 }],
  });
  expect((await workspace.call('status', { spec })).review).toEqual(review);

  write('mortar.txt', 'lime\n');
  await workspace.call('retry', { spec, task: 'L0.sync' });
  const done = await rest(begun.id);
  expect(shown(done)).toEqual(['complete', 'L0.1 complete', 'L0.sync complete', 'L1.1 complete', 'L1.sync complete']);
  expect((await workspace.call('status', { spec })).review).toBeNull();
});

test('after a failed sync a complete task of the layer can be done again, and its sync follows by itself', async () => {
  await open({ syncChecks: lines.map((line) => line.split(' ')) });
  const state = await run();
  expect(shown(state).slice(0, 3)).toEqual(['paused', 'L0.1 complete', 'L0.sync failed']);
  await expect(workspace.call('retry', { spec, task: 'L0.1' })).rejects.toMatchObject({ code: 'E_CONFLICT' });
  write('mortar.txt', 'lime\n');
  await workspace.call('retry', { spec, task: 'L0.1', again: true });
  const done = await rest(state.run.id);
  expect(done.run.status).toBe('complete');
  expect(readFileSync(join(project, 'wall.txt'), 'utf8')).toBe('laid\nlaid\n');
  expect(syncOf(done, 'L0')).toMatchObject({ status: 'complete', attempts: 2 });
});

test('a failed sync is accepted as it is with a note, and a person can say that no checks are run', async () => {
  await open({ syncChecks: lines.map((line) => line.split(' ')) });
  const state = await run();
  const { task } = await workspace.call('accept', { spec, task: 'L0.sync', note: 'mortar comes tomorrow' });
  expect(task).toMatchObject({ status: 'complete', evidence: { by: 'person', text: 'mortar comes tomorrow' } });
  expect(shown(await rest(state.run.id))).toContain('L1.sync failed');
  await workspace.call('setSyncChecks', { lines: [] });
  await workspace.call('skip', { spec, task: 'L1.sync' });
  expect((await rest(state.run.id)).run.status).toBe('complete');
  const again = (await workspace.call('run', { spec, fresh: true })).run;
  expect((await rest(again.id)).tasks.map(({ key }) => key)).toEqual(['L0.1', 'L1.1']);
});

test('the question of a sync is answered by no checks at all, by another command, and by the person', async () => {
  await open();
  const first = await run();
  expect(await workspace.call('setSyncChecks', { lines: [] })).toMatchObject({ applied: 2, confirmed: [] });
  const skipped = await rest(first.run.id);
  expect(shown(skipped)).toEqual(['complete', 'L0.1 complete', 'L0.sync skipped', 'L1.1 complete', 'L1.sync skipped']);
  await workspace.call('setSyncChecks', { lines: null });
  const { run: second } = await workspace.call('run', { spec, fresh: true });
  await rest(second.id);
  const answer = { kind: 'shell', text: `${node} tools/types.mjs`, effect: 'none' } as const;
  await workspace.call('alternate', { spec, task: 'L0.sync', answer });
  const asks = await rest(second.id);
  expect(shown(asks).slice(2)).toEqual(['L0.sync complete', 'L1.1 complete', 'L1.sync needs-mapping']);
  await workspace.call('alternate', { spec, task: 'L1.sync', answer: { kind: 'done-by-me', note: '' } });
  expect((await rest(second.id)).run.status).toBe('complete');
});

test('a sync command that is routed while its layer waits is used when the person goes on', async () => {
  await open();
  const { run: begun } = await run();
  saveSettings({ ...loadSettings(project, env), routes: { '/iterate:sync': script('console.log("synced")') } }, env);
  await workspace.call('retry', { spec, task: 'L0.sync' });
  const done = await rest(begun.id);
  expect(shown(done)[0]).toBe('complete');
  expect(syncOf(done, 'L1')?.answer).toMatchObject({ kind: 'command', command: '/iterate:sync', args: 'F001' });
});

test('an installed sync command that nothing carries out is told with the reason, and the checks can take its place', async () => {
  write('.claude/commands/iterate/sync.md', '---\ndescription: sync\n---\n');
  await open({ agent: { enabled: false } });
  const { run: begun, ...state } = await run();
  expect(syncOf({ run: begun, ...state }, 'L0')).toMatchObject({ status: 'needs-mapping', answer: null });
  const { unusable } = await workspace.call('syncChecks', {});
  expect(unusable).toContain('/iterate:sync is installed, but nothing here carries it out (Claude Code is turned off');
  await workspace.call('setSyncChecks', { lines: lines.slice(0, 1) });
  expect((await rest(begun.id)).run.status).toBe('complete');
});

test('a check that needs a shell, or holds a second line, is refused and nothing is kept', async () => {
  await open();
  const set = (line: string) => workspace.call('setSyncChecks', { lines: ['npm test', line] });
  await expect(set('npm test | cat')).rejects.toMatchObject({ code: 'E_SHELL' });
  await expect(set('npm test\nrm x')).rejects.toThrow('must be one line');
  expect((await workspace.call('syncChecks', {})).confirmed).toBeNull();
});

test('after a run the summary offers what is installed or routed, else the checks, which run beside the plan', async () => {
  await open({ syncCommand: null });
  await run();
  const next = async () => (await workspace.call('summary', { spec })).next;
  expect((await next())[0]).toMatchObject({ checks: { lines: ['npm run typecheck', 'npm test'], confirmed: false } });
  await expect(workspace.call('runCommand', { spec })).rejects.toMatchObject({ code: 'E_NO_CHECKS' });
  await workspace.call('setSyncChecks', { lines });
  expect((await next())[0]).toMatchObject({ checks: { lines, confirmed: true } });
  const { run: checks } = await workspace.call('runCommand', { spec });
  expect((await rest(checks.id)).tasks[0]).toMatchObject({ role: 'command', status: 'failed' });
  expect((await workspace.call('summary', { spec })).commandRun).toMatchObject({ run: { id: checks.id } });
  await workspace.call('cancel', { spec });
  const routes = { '/testing:test': script('console.log("tested")') };
  saveSettings({ ...loadSettings(project, env), routes }, env);
  expect((await next()).map(({ command }) => command)).toEqual(['/testing:test', 'ashlar status F001']);
  const { run: tests } = await workspace.call('runCommand', { spec, command: '/testing:test' });
  expect((await rest(tests.id)).run.status).toBe('complete');
  expect((await workspace.call('summary', { spec })).commandRun?.tasks[0]).toMatchObject({ output: 'tested\n' });
});
