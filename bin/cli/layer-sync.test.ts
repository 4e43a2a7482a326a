import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from './main';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-cli-sync-')));
const project = join(root, 'house');
const env = {
  ...process.env,
  HOME: join(root, 'home'),
  ASHLAR_CONFIG_DIR: join(root, 'config'),
  CLAUDE_CONFIG_DIR: join(root, 'claude'),
};
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
};
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

async function ashlar(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const exit = await main({
    ...{ argv, env, cwd: project, packageRoot: process.cwd(), version: '1.2.3' },
    streams: { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } },
    stdin: (async function* () {})(),
    confirm: null,
  });
  return { exit, stdout, stderr };
}

beforeAll(async () => {
  write('specs/F001/layered-tasks.md', '## Layer 0: Walls\n- [ ] Lay the wall\n');
  write('Makefile', 'test:\n\t@test -e mortar.txt || { echo wall.txt has no mortar; exit 4; }\nlint:\n\t@true\n');
  await ashlar('trust', '--grant');
  await ashlar('correct', 'F001', 'L0.1', `$ ${process.execPath} -e "require('fs').writeFileSync('wall.txt', 'laid')"`);
});

test('a terminal is shown the exact checks, confirms them, is led to what failed, and goes on', async () => {
  const asks = await ashlar('run', 'F001');
  expect(asks.exit).toBe(3);
  expect(asks.stdout).toContain('The sync of L0 needs a command');
  expect(asks.stdout).toContain('ashlar continue F001 --sync-checks found');
  const status = await ashlar('status', 'F001');
  expect(status.stdout).toMatch(/^ {2}make lint +Makefile$/m);
  expect(status.stdout).toMatch(/^ {2}make test +Makefile$/m);

  const failed = await ashlar('continue', 'F001', '--sync-checks', 'found');
  expect(failed.exit).toBe(3);
  expect(failed.stderr).toContain('Run after each layer: make lint, then make test');
  const review = (await ashlar('status', 'F001')).stdout;
  expect(review).toContain('L0 did not pass its sync: make test');
  expect(review).toContain('  wall.txt has no mortar');
  expect(review).toMatch(/^ {2}L0\.1 +Lay the wall +complete +wall\.txt$/m);
  expect(review).toContain('ashlar retry F001 L0.1 --again');

  write('mortar.txt', 'lime');
  expect((await ashlar('retry', 'F001', 'L0.1', '--again')).exit).toBe(0);
  expect((await ashlar('status', 'F001')).stdout).not.toContain('did not pass');
  expect((await ashlar('settings')).stdout).toMatch(/^checks +make lint, make test /m);
});

test('which checks are run is settled before a run too: named, none, or asked for again', async () => {
  const kept = async (...words: string[]) => {
    const { exit, stdout } = await ashlar('settings', '--json', '--sync-checks', ...words);
    return [exit, JSON.parse(stdout).syncChecks];
  };
  expect(await kept('make test', "node -e 'process.exit(0)'")).toEqual([0, ['make test', "node -e 'process.exit(0)'"]]);
  expect(await kept('ask')).toEqual([0, null]);
  const run = await ashlar('run', 'F001', '--fresh', '--sync-checks', 'off');
  expect(run.exit).toBe(0);
  expect(await kept('off')).toEqual([0, []]);
  expect(await ashlar('settings', '--sync-checks', 'make test; rm x')).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining('needs a shell'),
  });
  rmSync(join(project, 'Makefile'));
  expect(await ashlar('settings', '--sync-checks', 'found')).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining('No checks were found'),
  });
});
