import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { actionIds } from './action-ids';

/** Arguments with which each action would reach the project. A new action fails the test until it has its own. */
const callOf: Record<string, unknown[]> = { callVerb: ['specs', {}], watchRun: ['run_1', 0] };

let server: ChildProcess;
let output = '';
let origin = '';

test.beforeAll(async () => {
  const script = fileURLToPath(new URL('ungated-server.mjs', import.meta.url));
  server = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
  server.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  await expect.poll(() => output, { timeout: 60_000 }).toContain('port ');
  origin = `http://127.0.0.1:${/port (\d+)/.exec(output)?.[1]}`;
});
test.afterAll(() => {
  server.kill('SIGKILL');
});

const calls = () => output.match(/called .+/g) ?? [];

test('with the gate gone, every server action still refuses a stranger', async () => {
  const ids = actionIds();
  expect(Object.keys(ids).sort()).toEqual(Object.keys(callOf).sort());
  for (const [name, id] of Object.entries(ids)) {
    const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin };
    const answer = await fetch(origin, { method: 'POST', headers, body: JSON.stringify(callOf[name]) });
    expect(await answer.text(), name).toMatch(/E_NO_SESSION|"digest"/);
  }
  expect(calls()).toEqual([]);
});

test('with the gate gone, every route for tools still refuses a stranger', async () => {
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  const statuses = await Promise.all([
    fetch(`${origin}/api/verbs/specs`, json),
    fetch(`${origin}/api/open`, json),
    fetch(`${origin}/api/runs/run_1/events`),
  ]).then((answers) => answers.map(({ status }) => status));
  expect(statuses).toEqual([401, 401, 401]);
  expect(calls()).toEqual([]);
});

test('with the gate gone, no page shows a stranger anything of the project', async () => {
  for (const path of [
    '/',
    '/settings',
    '/specs/F001',
    '/specs/F001/run',
    '/specs/F001/summary',
    '/specs/F001/tasks/L0.1',
  ]) {
    await (await fetch(origin + path)).text();
  }
  expect(calls()).toEqual([]);
});
