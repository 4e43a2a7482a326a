import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..');

/** Runs an entry file under a Node that says it is an older one. */
function runAs(version: string, entry: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, join(root, 'bin', entry)];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

it.each(['start.mjs', 'ashlar.mjs', 'test.mjs', 'build.mjs', 'install.mjs'])(
  'bin/%s under an older Node says in one sentence which one it needs, and does nothing else',
  (entry) => {
    for (const version of ['16.20.0', '18.19.1', '20.8.1']) {
      const { status, stdout, stderr } = runAs(version, entry);
      expect(status).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toMatch(new RegExp(`^Ashlar needs Node 20\\.9 or newer, and this is Node ${version}: .+\\n$`));
    }
  },
);
