import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsSchema } from '@/lib/domain/project';
import { saveSettings, settingsPath } from '@/lib/project/settings';
import { createSettingsBook } from './settings-book';

let project: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-settings-')));
  env = { ASHLAR_CONFIG_DIR: join(project, 'config') };
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const keep = (trusted: boolean): void => saveSettings(settingsSchema.parse({ project, trusted }), env);
/** As if nobody had written it for a minute. */
const age = (): void => {
  const then = new Date(Date.now() - 60_000);
  utimesSync(settingsPath(project, env), then, then);
};

test('what another process changed counts at once, also when it takes trust back within the same moment', () => {
  const settings = createSettingsBook(project, env);
  expect(settings().trusted).toBe(false);
  for (const trusted of [true, false, true, false]) {
    keep(trusted);
    expect(settings().trusted).toBe(trusted);
    age();
    expect(settings().trusted).toBe(trusted);
  }
});

test('a file that gets damaged is an error each time, never the settings of before', () => {
  keep(true);
  age();
  const settings = createSettingsBook(project, env);
  expect(settings().trusted).toBe(true);
  mkdirSync(dirname(settingsPath(project, env)), { recursive: true });
  writeFileSync(settingsPath(project, env), '{');
  for (let i = 0; i < 3; i++) expect(settings).toThrow(expect.objectContaining({ code: 'E_SETTINGS' }));
});
