import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsSchema } from '@/lib/domain/project';
import { saveSettings } from '@/lib/project/settings';
import { createPlace } from './fixtures/ashlar-process';

const place = createPlace();
const ashlar = (...words: string[]) => place.run(words, { cwd: place.project });
const target = join(place.project, 'specs/001-shop/layered-tasks.md');
const plan =
  '# Tasks\n\n## Phase 1: Things\n\n- [x] T001 Install it\n- [ ] T002 Create a model\n- [ ] T003 Deploy it\n';
const script = `require('fs').writeFileSync('specs/' + process.argv[1] + '/layered-tasks.md', '## Layer 0: A\\n- [ ] one\\n')`;

beforeAll(() => {
  for (const spec of ['001-shop', '002-more']) {
    mkdirSync(join(place.project, 'specs', spec), { recursive: true });
    writeFileSync(join(place.project, 'specs', spec, 'tasks.md'), plan);
  }
  const env = { ...process.env, ASHLAR_CONFIG_DIR: join(place.root, 'config') };
  const routes = { '/iterate:tasks': { argv: [process.execPath, '-e', script, '{spec}'] } };
  saveSettings(settingsSchema.parse({ project: place.project, trusted: true, routes }), env);
});
afterAll(() => place.remove());

test('a plan is shown in layers with reasons, and nothing is written until told', async () => {
  const shown = await ashlar('layer', '001-shop');
  expect(shown.exit).toBe(0);
  expect(shown.stdout).toMatch(/L1 Core Services .*\n {2}T002 Create a model +“model” is L1 work\./);
  expect(shown.stdout).toContain('✓ T001 Install it');
  expect(existsSync(target)).toBe(false);
  const preview = (await ashlar('layer', '001-shop', '--json')).json();
  expect(preview).toMatchObject({ spec: '001-shop', to: 'specs/001-shop/layered-tasks.md', taken: false });

  const written = await ashlar('layer', '001-shop', '--write');
  expect(written).toMatchObject({ exit: 0, stdout: 'Wrote specs/001-shop/layered-tasks.md: 3 layers, 3 tasks.\n' });
  expect(readFileSync(target, 'utf8')).toBe(preview.text);
  expect(await ashlar('layer', '001-shop', '--write', '--json')).toMatchObject({ exit: 2 });
  expect(await ashlar('layer', '001-shop', '--write', '--run')).toMatchObject({ exit: 2 });
}, 60_000);

test('the command that layers plans is run and watched as a run of its own', async () => {
  const ran = await ashlar('layer', '002-more', '--run');
  expect(ran).toMatchObject({ exit: 0, stderr: '' });
  expect(ran.stdout).toContain('002-more: /iterate:tasks 002-more\n');
  expect(ran.stdout).toMatch(/\/iterate:tasks 002-more is complete: \S/);
  expect(ran.stdout).not.toContain('0 tasks');
  expect((await ashlar('check', '002-more', '--json')).json().layers).toMatchObject([{ key: 'L0' }]);
  expect((await ashlar('status', '002-more', '--json')).json()).toMatchObject({ statusFile: null, run: null });
  expect(await ashlar('trust', '--revoke')).toMatchObject({ exit: 0 });
  expect(await ashlar('layer', '002-more', '--run')).toMatchObject({ exit: 3, stdout: '' });
}, 60_000);
