import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadSettings, saveSettings } from '@/lib/project/settings';
import { openWorkspace } from './open-workspace';

const packageRoot = join(import.meta.dirname, '..', '..');
const spec = 'F001';
let root: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-neighbours-')));
  env = { ...process.env, HOME: root, ASHLAR_CONFIG_DIR: join(root, 'config') };
  execFileSync('git', ['init', '-q'], { cwd: root, env });
});
afterEach(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

/** Carries the only task of a project out, which writes a file. */
async function runIn(name: string): Promise<void> {
  const project = join(root, name);
  mkdirSync(join(project, 'specs', spec), { recursive: true });
  writeFileSync(join(project, 'specs', spec, 'layered-tasks.md'), '## Layer 0: Base\n\n- Task: Write\n');
  saveSettings({ ...loadSettings(project, env), trusted: true, syncCommand: null }, env);
  const workspace = await openWorkspace(project, { env, packageRoot });
  const text = `${process.execPath} -e "fs.writeFileSync('one.txt', '1')"`;
  await workspace.call('correct', { spec, task: 'L0.1', answer: { kind: 'shell', text, effect: 'files' } });
  await workspace.call('run', { spec });
  await vi.waitFor(async () => expect((await workspace.call('status', { spec })).run?.status).toBe('complete'), 15_000);
  await workspace.close('stop');
}

test('two projects in one repository keep their checkpoints apart: neither gives up the other’s', async () => {
  await runIn('north');
  await runIn('south');
  execFileSync('git', ['gc', '--prune=now', '-q'], { cwd: root, env });
  const workspace = await openWorkspace(join(root, 'north'), { env, packageRoot });
  expect(await workspace.call('putBack', { spec, task: 'L0.1', dryRun: true })).toMatchObject({
    files: [{ path: 'one.txt', does: 'delete' }],
  });
  const changes = await workspace.call('changes', { spec, task: 'L0.1' });
  expect(changes).toMatchObject({ canPutBack: true, notes: [] });
  await workspace.close('stop');
});
