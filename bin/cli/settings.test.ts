import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { main } from './main';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-settings-')));
mkdirSync(join(root, 'specs'));
afterAll(() => rmSync(root, { recursive: true }));

async function settings(...flags: string[]) {
  let stdout = '';
  let stderr = '';
  const exit = await main({
    argv: ['settings', ...flags],
    env: { HOME: join(root, 'home'), ASHLAR_CONFIG_DIR: join(root, 'config') } as unknown as NodeJS.ProcessEnv,
    cwd: root,
    packageRoot: process.cwd(),
    version: '1.2.3',
    streams: { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } },
    stdin: (async function* () {})(),
    confirm: null,
  });
  return { exit, stdout, stderr, json: () => JSON.parse(stdout) };
}

test('write-back is on until it is turned off, and stays as it was left', async () => {
  expect((await settings('--json')).json()).toMatchObject({ project: root, trusted: false, writeBack: true });
  expect((await settings('--write-back', 'off', '--json')).json()).toMatchObject({ writeBack: false });
  const shown = await settings();
  expect([shown.exit, shown.stdout]).toEqual([0, expect.stringMatching(/^write-back +off/)]);
  expect((await settings('--write-back', 'on', '--json')).json()).toMatchObject({ writeBack: true });
});

test('another word than on or off is refused, and nothing changes', async () => {
  const { exit, stderr } = await settings('--write-back', 'maybe');
  expect([exit, stderr]).toEqual([2, expect.stringContaining('on, off')]);
  expect((await settings('--json')).json()).toMatchObject({ writeBack: true });
});

test('how runs go on is changed one by one; what is not named stays', async () => {
  const before = (await settings('--json')).json();
  expect(before).toMatchObject({ concurrency: 1, onFailure: 'pause', budget: { taskUsd: 10, runMs: 43_200_000 } });
  await settings('--concurrency', '3', '--on-failure', 'finish-layer', '--run-usd', '2.5', '--layer-minutes', 'off');
  expect((await settings('--json')).json()).toEqual({
    ...{ ...before, concurrency: 3, onFailure: 'finish-layer' },
    budget: { ...before.budget, runUsd: 2.5, layerMs: null },
  });
  expect((await settings()).stdout).toMatch(/^run +12 h 0 min, US\$ 2\.5 /m);
});

test.each([
  ['--concurrency', '9', 'from 1 to 8'],
  ['--concurrency', '1.5', 'from 1 to 8'],
  ['--run-usd', '-1', 'above 0, or off'],
  ['--idle-minutes', 'soon', 'above 0, or off'],
])('%s %s is refused with what it must be', async (flag, value, says) => {
  const { exit, stderr } = await settings(flag, value);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(says)]);
});
