import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { buildProgram } from '@/lib/workspace/fixtures/build-program';
import {
  doubleStarts,
  type MarkedProject,
  makeMarkedProject,
  restOf,
  markedSpec as spec,
} from '@/lib/workspace/fixtures/marked-project';
import { writePoints } from '@/lib/workspace/write-points';

const packageRoot = process.cwd();
const programs = mkdtempSync(join(tmpdir(), 'ashlar-programs-'));
const victim = buildProgram('victim', programs);
let world: MarkedProject;

beforeEach(async () => {
  world = await makeMarkedProject();
});
afterEach(() => world.remove());
afterAll(() => rmSync(programs, { recursive: true, force: true }));

/** Runs the spec in a process that dies at the point; returns the signal it died by. */
async function dieAt(point: string, nth: number): Promise<string | null> {
  const child = spawn(process.execPath, [victim, world.project, packageRoot, spec], {
    env: {
      ...world.env,
      NODE_PATH: join(packageRoot, 'node_modules'),
      ASHLAR_CRASH_AT: point,
      ASHLAR_CRASH_NTH: String(nth),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = await once(child, 'close');
  return signal;
}

const points = writePoints.flatMap((name) => [`before-${name}`, `after-${name}`]);

test.each([
  ...points.map((point) => [point, 1] as const),
  // The first mirror is written when the run begins; this one tells of a task that has ended.
  ['before-mirror', 2] as const,
])(
  'a server killed at %s (time %i) loses no state, starts nothing twice and leaves nothing behind',
  async (point, nth) => {
    expect(await dieAt(point, nth)).toBe('SIGKILL');

    const reopened = await world.open();
    const { run, tasks } = await restOf(reopened);
    await reopened.close('stop');
    const { broken, attempts } = world.inspect();
    expect(broken).toEqual([]);
    expect(doubleStarts(world.begun(), attempts)).toEqual([]);
    // Nobody asked for a second try, so there is none; what is not known is said to be interrupted.
    expect(attempts.every(({ n }) => n === 1)).toBe(true);
    expect(
      attempts.map(({ status }) => status).filter((status) => !['succeeded', 'interrupted'].includes(status)),
    ).toEqual([]);
    for (const { attemptId } of world.ended()) {
      const status = attempts.find(({ id }) => id === attemptId)?.status;
      expect(['succeeded', 'interrupted']).toContain(status);
    }
    expect(run === null || run.status === 'paused' || run.status === 'complete').toBe(true);

    const again = await world.open();
    await finish(again, tasks);
    await again.close('stop');
    const end = world.inspect();
    expect([end.broken, doubleStarts(world.begun(), end.attempts)]).toEqual([[], []]);
  },
  90_000,
);

/** Answers what stands in the way, as a person would, until all is complete. */
async function finish(workspace: Awaited<ReturnType<MarkedProject['open']>>, tasks: { key: string; status: string }[]) {
  const { run } = await workspace.call('board', { spec });
  if (run === null) await workspace.call('run', { spec });
  for (const { key, status } of tasks) if (status === 'interrupted') await workspace.call('retry', { spec, task: key });
  if ((await restOf(workspace)).run?.status === 'paused') await workspace.call('continue', { spec });
  expect((await restOf(workspace)).run?.status).toBe('complete');
}
