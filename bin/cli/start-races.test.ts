import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlace, type Ended, type Running } from './fixtures/ashlar-process';

const place = createPlace();
const link = join(place.root, 'link');

beforeAll(async () => {
  mkdirSync(join(place.project, 'specs', 'F001'), { recursive: true });
  writeFileSync(join(place.project, 'specs/F001/layered-tasks.md'), '# Chat\n\n## Layer 0: A\n\n- Make it\n');
  symlinkSync(place.project, link);
  // Builds what is stale before two processes want to.
  expect(await place.run(['specs'], { cwd: place.project })).toMatchObject({ exit: 0 });
}, 300_000);
afterAll(() => place.remove());

/** The address in the one document a dashboard prints. */
const addressOf = async (running: Running): Promise<URL> => {
  await running.until('"url"');
  await running.until('}');
  return new URL(/"url":\s*"([^"]+)"/.exec(running.said())?.[1] ?? '');
};

test.each(Array.from({ length: 10 }, (_, n) => n + 1))(
  'two starts at once, one through a link, are one server (race %i)',
  async () => {
    const starts = [place.project, link].map((cwd) => place.start(['dashboard', '--no-open', '--json'], cwd));
    try {
      const origins = await Promise.all(starts.map(async (start) => (await addressOf(start)).origin));
      expect(new Set(origins).size).toBe(1);
      const left: Ended = await Promise.race(starts.map(({ ended }) => ended));
      expect(left).toMatchObject({ exit: 0, stderr: '' });
      expect(starts.filter(({ process }) => process.exitCode === null)).toHaveLength(1);
    } finally {
      for (const { process } of starts) process.kill('SIGTERM');
      await Promise.all(starts.map(({ ended }) => ended));
    }
  },
  120_000,
);
