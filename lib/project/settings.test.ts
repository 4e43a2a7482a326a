import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsSchema } from '@/lib/domain/project';
import { configDir, projectKey } from './config-dir';
import { loadSettings, saveSettings, settingsPath } from './settings';

let base: string;
let project: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-settings-')));
  project = join(base, 'project');
  mkdirSync(project);
  env = { ASHLAR_CONFIG_DIR: join(base, 'config') };
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('the config folder', () => {
  it.each([
    [{ ASHLAR_CONFIG_DIR: '/own', XDG_CONFIG_HOME: '/xdg', HOME: '/home/me' }, '/own'],
    [{ XDG_CONFIG_HOME: '/xdg', HOME: '/home/me' }, '/xdg/ashlar'],
    [{ XDG_CONFIG_HOME: 'relative', HOME: '/home/me' }, '/home/me/.config/ashlar'],
    [{ HOME: '/home/me' }, '/home/me/.config/ashlar'],
  ])('of %j is %s.', (environment, expected) => {
    expect(configDir(environment as unknown as NodeJS.ProcessEnv)).toBe(expected);
  });

  it('holds one file for each project, named by 16 hex digits of its real path.', () => {
    expect(projectKey('/a')).toMatch(/^[0-9a-f]{16}$/);
    expect(projectKey('/a')).not.toBe(projectKey('/a/'));
    expect(settingsPath('/a', env)).toBe(join(base, 'config', 'projects', `${projectKey('/a')}.json`));
  });
});

describe('settings', () => {
  it('are the defaults where nothing was saved: nothing is trusted, no route is known.', () => {
    expect(loadSettings(project, env)).toMatchObject({ project, trusted: false, routes: {}, environment: {} });
  });

  it('come back as they were saved, whatever way the project is reached.', () => {
    const settings = { ...loadSettings(project, env), trusted: true, environment: { DATABASE_URL: 'secret' } };
    saveSettings(settings, env);
    symlinkSync(project, join(base, 'link'));
    expect(loadSettings(join(base, 'link'), env)).toEqual(settings);
  });

  it('are readable by the user alone, also in folders that stood open before.', () => {
    mkdirSync(join(base, 'config', 'projects'), { recursive: true });
    chmodSync(join(base, 'config', 'projects'), 0o755);
    const file = settingsPath(project, env);
    writeFileSync(file, JSON.stringify({ project }), { mode: 0o644 });
    saveSettings(loadSettings(project, env), env);
    expect([mode(file), mode(dirname(file)), mode(join(base, 'config'))]).toEqual(['600', '700', '700']);
  });

  it.each([
    ['{"project": ', 'is not JSON at 1:13'],
    ['{"project": "/x", "trusted": "yes"}', 'has a bad value at “trusted”'],
    ['[]', 'has a bad value at “top”'],
    ['{"project": "/somewhere/else", "trusted": true}', 'belongs to another project'],
  ])('that are damaged are an error and stay as they are: %s', (content, message) => {
    const file = settingsPath(project, env);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    expect(() => loadSettings(project, env)).toThrow(message);
    expect(() => saveSettings({ ...defaults(), trusted: true }, env)).toThrow(
      expect.objectContaining({ code: 'E_SETTINGS' }),
    );
    expect(readFileSync(file, 'utf8')).toBe(content);
  });
});

function defaults() {
  return settingsSchema.parse({ project, syncCommand: null, attemptTimeoutMs: null });
}
