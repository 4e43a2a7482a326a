import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openWorkspace } from './open-workspace';
import { makeStateDir } from './state-dir';

function folders(): { project: string; other: string } {
  const root = mkdtempSync(join(tmpdir(), 'ashlar-state-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const at = { project: join(root, 'project'), other: join(root, 'other') };
  for (const folder of Object.values(at)) mkdirSync(folder);
  return at;
}

test('the folder is made, and ignores itself in git', () => {
  const { project } = folders();
  expect(readFileSync(join(makeStateDir(project), '.gitignore'), 'utf8')).toBe('*\n');
  expect(makeStateDir(project)).toBe(join(project, '.claude/ashlar'));
});

test.each(['', 'lock.db', 'state.db', 'state.db-wal', 'logs'])(
  'a link at .claude/ashlar/%s opens nothing: what it leads to stays as it is',
  async (place) => {
    const { project, other } = folders();
    const theirs = join(other, 'kept.log.exit');
    writeFileSync(theirs, 'theirs');
    mkdirSync(join(project, '.claude', place === '' ? '.' : 'ashlar'), { recursive: true });
    symlinkSync(place.startsWith('state') ? theirs : other, join(project, '.claude/ashlar', place).replace(/\/$/, ''));
    const opened = openWorkspace(project, { env: { ASHLAR_CONFIG_DIR: join(other, 'config') }, packageRoot: '.' });
    await expect(opened).rejects.toMatchObject({ code: 'E_STATE_DIR' });
    expect(readFileSync(theirs, 'utf8')).toBe('theirs');
    expect(existsSync(join(other, 'state.db'))).toBe(false);
  },
);
