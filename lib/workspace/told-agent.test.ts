import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTwoSpecs } from './fixtures/two-specs';

const fake = fileURLToPath(new URL('../executors/agents/fixtures/fake-codex.mjs', import.meta.url));
const spec = 'F001';
let world: Awaited<ReturnType<typeof openTwoSpecs>>;
let bin: string;

beforeEach(async () => {
  bin = mkdtempSync(join(tmpdir(), 'ashlar-bin-'));
  world = await openTwoSpecs();
  world.write('.claude/commands/cast.md', '---\ndescription: Casts\n---\nCast $ARGUMENTS in bronze.\n');
});
afterEach(async () => {
  await world.close();
  rmSync(bin, { recursive: true, force: true });
});

/** Puts a `codex` there that writes what Codex would. */
function install(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const script = `#!/bin/sh\n[ "$1" = --version ] && echo codex-cli 0.99.1 && exit\nexec "${process.execPath}" "${fake}" "$@"\n`;
  writeFileSync(join(folder, 'codex'), script);
  chmodSync(join(folder, 'codex'), 0o755);
}
const path = (...folders: string[]) => ({ PATH: [...folders, '/usr/bin', '/bin'].join(delimiter) });
const answer = (task: string, command: string) =>
  world.call('correct', {
    spec,
    task,
    answer: { kind: 'command', command, args: 'a bell', effect: 'files' },
    remember: false,
  });
const board = () => world.call('status', { spec });
const ended = () => expect.poll(async () => (await board()).run?.status, { timeout: 20_000 });

test('a plan is carried out by another agent: it is told the command’s text, and its steps and facts are seen', async () => {
  install(bin);
  await world.reopen({ env: path(bin), agent: { use: 'codex' } });
  for (const task of ['L2.1', 'L2.2']) await answer(task, '/cast');
  await world.call('run', { spec });
  await ended().toBe('complete');
  const { steps } = await world.call('steps', { spec, task: 'L2.1', after: 0 });
  expect(steps.map(({ type }) => type)).toEqual(['note', 'tool', 'text', 'end']);
  const { attempts } = await world.call('task', { spec, task: 'L2.2' });
  expect(attempts[0]).toMatchObject({
    executor: 'codex',
    agent: { sessionId: 'th-fake', turns: 1 },
    command: '/cast a bell',
  });
  const { prompt } = JSON.parse(readFileSync(join(world.project, 'made.txt'), 'utf8'));
  expect(prompt).toContain('Cast a bell in bronze.');
  expect(prompt).toContain('```text\nHang the bronze bell in the tower\n```');
  expect(prompt).not.toContain('description: Casts');
});

test('an agent that is missing, or lies in the project itself, is asked about with what to do', async () => {
  install(join(world.project, 'bin'));
  await world.reopen({ env: path(join(world.project, 'bin')), agent: { use: 'codex' } });
  for (const task of ['L2.1', 'L2.2']) await answer(task, '/cast');
  const { tasks } = await world.call('map', { spec });
  expect(JSON.stringify(tasks[0])).toContain('Codex was not found');
  await world.call('run', { spec });
  expect((await board()).run).toMatchObject({ status: 'paused', pause: { reason: 'needs-mapping' } });
  const { others } = await world.call('connections', {});
  expect(others[0]).toMatchObject({
    id: 'codex',
    program: null,
    used: true,
    hint: expect.stringContaining('npm install'),
  });
});

test('one command alone can have another agent, and its text is read when it is begun', async () => {
  install(bin);
  await world.reopen({ env: path(bin), routes: { '/hang': { argv: ['/bin/true'], effect: 'none' } } });
  expect(await world.call('setAgent', { agent: 'codex', command: '/cast' })).toEqual({
    ...{ use: 'claude', agentFor: { '/cast': 'codex' } },
  });
  await answer('L2.1', '/cast');
  await answer('L2.2', '/hang');
  world.write('.claude/commands/cast.md', '---\ndescription: Casts\n---\n');
  await world.call('run', { spec });
  await ended().toBe('paused');
  const { run } = await board();
  expect(JSON.stringify(run)).toContain('Codex has to be told what a command says');
  expect(await world.call('setAgent', { agent: null, command: '/cast' })).toMatchObject({ agentFor: {} });
});

test('versions are asked in a trusted project only', async () => {
  install(bin);
  await world.reopen({ env: path(bin), agent: { enabled: false } });
  const codexOf = async () => (await world.call('connections', {})).others[0];
  expect(await codexOf()).toMatchObject({ program: join(bin, 'codex'), version: '0.99.1', used: false, hint: null });
  await world.call('trust', { trusted: false });
  expect(await codexOf()).toMatchObject({ program: join(bin, 'codex'), version: null });
});
