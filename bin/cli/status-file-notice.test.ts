import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlace } from './fixtures/ashlar-process';

const place = createPlace();
const ashlar = (...words: string[]) => place.run(words, { cwd: place.project });
const folder = join(place.project, '.claude', 'execution');
const told = /^The status file of F001 could not be written: .+\.$/m;

beforeAll(async () => {
  mkdirSync(join(place.project, 'specs', 'F001'), { recursive: true });
  mkdirSync(join(place.project, '.claude'));
  writeFileSync(join(place.project, 'specs/F001/layered-tasks.md'), '# Chat\n\n## Layer 0: A\n\n- Make it\n');
  expect(await ashlar('trust', '--grant')).toMatchObject({ exit: 0 });
  expect(await ashlar('correct', 'F001', 'L0.1', '$ true', '--effect', 'none')).toMatchObject({ exit: 0 });
}, 120_000);
afterAll(() => place.remove());

test('a status file that cannot be written is told on stderr by run, status and summary until it can be', async () => {
  writeFileSync(folder, 'a file in the place of the folder');
  const ran = await ashlar('run', 'F001', '--json');
  expect(ran).toMatchObject({ exit: 3, stderr: expect.stringMatching(told) });
  expect(ran.lines().at(-1)).toMatchObject({ type: 'run.stopped', status: 'paused', task: 'L0.sync' });
  for (const verb of ['status', 'summary']) {
    expect(await ashlar(verb, 'F001')).toMatchObject({ exit: 3, stderr: expect.stringMatching(told) });
    const json = await ashlar(verb, 'F001', '--json');
    expect(json.json().notice).toMatch(told);
    expect(json.stderr).toMatch(told);
  }
  rmSync(folder);
  const healed = await ashlar('status', 'F001', '--json');
  expect([healed.json().notice, healed.stderr]).toEqual([null, '']);
}, 120_000);
