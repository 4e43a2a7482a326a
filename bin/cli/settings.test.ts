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
  expect([shown.exit, shown.stdout]).toEqual([0, expect.stringMatching(/^write-back {2}off/)]);
  expect((await settings('--write-back', 'on', '--json')).json()).toMatchObject({ writeBack: true });
});

test('another word than on or off is refused, and nothing changes', async () => {
  const { exit, stderr } = await settings('--write-back', 'maybe');
  expect([exit, stderr]).toEqual([2, expect.stringContaining('on, off')]);
  expect((await settings('--json')).json()).toMatchObject({ writeBack: true });
});
