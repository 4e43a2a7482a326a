import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { main } from './main';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-agent-flags-')));
const project = join(root, 'project');
mkdirSync(join(project, 'specs', 'F001'), { recursive: true });
afterAll(() => rmSync(root, { recursive: true, maxRetries: 5 }));

async function settings(...argv: string[]) {
  const env = { PATH: process.env.PATH, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  let stdout = '';
  let stderr = '';
  const exit = await main({
    ...{ argv: ['settings', ...argv], env: env as unknown as NodeJS.ProcessEnv, cwd: project },
    ...{ packageRoot: process.cwd(), version: '1.2.3', stdin: (async function* () {})(), confirm: null },
    streams: { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } },
  });
  return { exit, stdout, stderr };
}
const agent = async () => JSON.parse((await settings('--json')).stdout).agent;

test('the agent of the project and of single commands is set, shown and taken back', async () => {
  expect(await agent()).toMatchObject({ use: 'claude', agentFor: {} });
  const shown = await settings('--agent', 'codex', '--agent-for', '/docs:write=gemini', 'prompt=claude');
  expect(shown.stdout).toMatch(/agent +Codex +carries out/);
  expect(shown.stdout).toMatch(/agent +Gemini CLI +the same for \/docs:write/);
  expect(await agent()).toMatchObject({ use: 'codex', agentFor: { '/docs:write': 'gemini', prompt: 'claude' } });
  await settings('--agent-for', '/docs:write=off');
  expect(await agent()).toMatchObject({ use: 'codex', agentFor: { prompt: 'claude' } });
});

test('an agent that there is not is refused, and nothing is changed', async () => {
  const before = await agent();
  for (const flags of [
    ['--agent', 'hal'],
    ['--agent', 'gemini', '--agent-for', '/x:y=hal'],
    ['--agent-for', 'x'],
  ]) {
    expect(await settings(...flags)).toMatchObject({ exit: 2, stderr: expect.stringMatching(/agent/) });
  }
  expect(await agent()).toEqual(before);
});

test('what Claude Code may do and which one it is are set, shown and taken back', async () => {
  expect(await agent()).toMatchObject({ permissionMode: 'ask', program: null, model: null, forbidden: [] });
  const flags = ['--permission-mode', 'edits', '--agent-model', 'sonnet', '--agent-program', process.execPath];
  const shown = await settings(...flags, '--forbid', 'WebFetch', 'Bash(git push:*)');
  expect(shown.stdout).toMatch(/permissions +edits +edits of files in the project pass/);
  const forbidden = ['WebFetch', 'Bash(git push:*)'];
  expect(await agent()).toMatchObject({
    ...{ permissionMode: 'edits', program: process.execPath, model: 'sonnet', forbidden },
  });
  await settings('--forbid', 'none', '--agent-program', 'found', '--agent-model', 'default');
  expect(await agent()).toMatchObject({ permissionMode: 'edits', program: null, model: null, forbidden: [] });
});

test('a program of the project’s own choice, or none, is refused; a mode that asks nobody does not exist', async () => {
  const before = await agent();
  const own = join(project, 'claude');
  writeFileSync(own, '#!/bin/sh\n', { mode: 0o755 });
  symlinkSync(own, join(root, 'link'));
  for (const program of [own, join(root, 'link'), 'claude', '/nowhere/claude', root]) {
    const { exit, stderr } = await settings('--agent-program', program);
    expect([exit === 0, stderr.includes(program)]).toEqual([false, true]);
  }
  expect((await settings('--permission-mode', 'bypassPermissions')).exit).not.toBe(0);
  expect(await agent()).toEqual(before);
});
