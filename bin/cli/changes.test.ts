import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { main } from './main';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-changes-')));
const project = join(root, 'project');
const env = { PATH: process.env.PATH, HOME: join(root, 'home'), ASHLAR_CONFIG_DIR: join(root, 'config') };

async function ashlar(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const exit = await main({
    ...{ argv, env: env as unknown as NodeJS.ProcessEnv, cwd: project, packageRoot: process.cwd(), version: '1.2.3' },
    streams: { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } },
    ...{ stdin: (async function* () {})(), confirm: null },
  });
  return { exit, stdout, stderr, json: () => JSON.parse(stdout) };
}

const read = (path: string): string => readFileSync(join(project, path), 'utf8');

beforeAll(async () => {
  mkdirSync(join(project, 'specs', 'F001'), { recursive: true });
  writeFileSync(join(project, 'specs', 'F001', 'layered-tasks.md'), '## Layer 0: Base\n\n- [ ] Task: Write the book\n');
  writeFileSync(join(project, 'book.txt'), 'one\ntwo\n');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd: project });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  const work = join(root, 'work');
  writeFileSync(work, '#!/bin/sh\nprintf "one\\nTWO\\n" > book.txt\necho new > page.txt\nexit 1\n');
  chmodSync(work, 0o755);
  saveSettings({ ...loadSettings(project, env as never), trusted: true, syncCommand: null }, env as never);
  expect((await ashlar('correct', 'F001', 'L0.1', `$ ${work}`)).exit).toBe(0);
  await ashlar('run', 'F001', '--yes');
});
afterAll(() => rmSync(root, { recursive: true, maxRetries: 5 }));

test('changes are shown with their lines, and as the same in JSON', async () => {
  const shown = await ashlar('changes', 'F001', 'L0.1');
  expect(shown.exit).toBe(0);
  expect(shown.stdout).toContain('Attempt 1: 2 files changed');
  expect(shown.stdout).toContain('~ book.txt  +1 -1');
  expect(shown.stdout).toContain('  -two\n  +TWO\n');
  expect(shown.stdout).toContain('+ page.txt  +1 -0');
  const json = (await ashlar('changes', 'F001', 'L0.1', '--attempt', '1', '--json')).json();
  expect(json).toMatchObject({ n: 1, canPutBack: true, files: [{ path: 'book.txt' }, { path: 'page.txt' }] });
  expect(await ashlar('changes', 'F001', 'L0.1', '--attempt', '9')).toMatchObject({ exit: 2 });
});

test('a dry run does nothing; putting back does, says what it left, and can be undone', async () => {
  const ahead = await ashlar('put-back', 'F001', 'L0.1', '--dry-run');
  expect([ahead.exit, ahead.stdout]).toEqual([
    0,
    'restore   book.txt\ndelete    page.txt\n2 files would be put back as before attempt 1.\n',
  ]);
  expect(read('book.txt')).toBe('one\nTWO\n');
  writeFileSync(join(project, 'page.txt'), 'mine\n');
  const back = await ashlar('put-back', 'F001', 'L0.1');
  expect(back.exit).toBe(3);
  expect(back.stdout).toContain('restored  book.txt\nleft      page.txt  it was changed again since\n');
  expect(read('book.txt')).toBe('one\ntwo\n');
  expect(existsSync(join(project, 'page.txt'))).toBe(true);
  const undo = /--undo (\S+)/.exec(back.stdout)?.[1] ?? '';
  expect((await ashlar('put-back', 'F001', 'L0.1', '--undo', undo)).exit).toBe(0);
  expect(read('book.txt')).toBe('one\nTWO\n');
  expect(read('page.txt')).toBe('mine\n');
});

test('checks are set, listed and removed; a line that needs a shell is refused', async () => {
  expect((await ashlar('verify')).stdout).toBe('No check is set.\n');
  expect((await ashlar('verify', '/docs:write', 'npm test')).stdout).toBe('/docs:write  npm test\n');
  expect((await ashlar('verify', '/docs:write', 'npm test | tee x')).exit).toBe(2);
  expect((await ashlar('verify', '--json')).json()).toEqual({ verify: { '/docs:write': ['npm', 'test'] } });
  expect((await ashlar('verify', '/docs:write', '--off', '--json')).json()).toEqual({ verify: {} });
});

test('checkpoints are on until they are turned off', async () => {
  expect((await ashlar('settings', '--json')).json()).toMatchObject({ checkpoints: true });
  expect((await ashlar('settings', '--checkpoints', 'off', '--json')).json()).toMatchObject({ checkpoints: false });
});
