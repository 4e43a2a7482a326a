import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MarkedProject, makeMarkedProject, restOf, markedSpec as spec } from './fixtures/marked-project';

let world: MarkedProject;

beforeEach(async () => {
  world = await makeMarkedProject({ tasks: 3, seconds: '0.1' });
});
afterEach(() => world.remove());

const hour = 3_600_000;

/** The machine's clock, which somebody sets while a task runs. */
function jumpingClock() {
  let shift = 0;
  return {
    now: () => new Date(Date.now() + shift).toISOString(),
    jump: (ms: number) => {
      shift = ms;
    },
  };
}

test.each([
  ['back by an hour', -hour],
  ['ahead by a year', 365 * 24 * hour],
  ['before 1970', -Date.now() - hour],
])('a clock that is set %s in mid-run changes no state, no order, and makes no duration negative', async (_, ms) => {
  const clock = jumpingClock();
  const workspace = await world.open({ clock });
  const { run } = await workspace.call('run', { spec });
  while (world.begun().length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  clock.jump(ms);
  const rest = await restOf(workspace);
  expect([rest.run?.status, ...rest.tasks.map(({ status }) => status)]).toEqual([
    'complete',
    'complete',
    'complete',
    'complete',
  ]);
  const { statusFile } = await workspace.call('status', { spec });
  const summary = await workspace.call('summary', { spec });
  await workspace.close('stop');

  const { attempts, broken } = world.inspect();
  expect(broken).toEqual([]);
  expect(attempts.map(({ status }) => status)).toEqual(attempts.map(() => 'succeeded'));
  for (const { durationMs } of attempts) expect(durationMs ?? -1).toBeGreaterThanOrEqual(0);
  for (const { durationMs } of attempts) expect(durationMs ?? hour).toBeLessThan(hour);
  const inFile = JSON.stringify(statusFile).match(/"[a-z_]*(?:duration|remaining)[a-z_]*":-/g);
  expect([inFile, JSON.stringify(summary).match(/"[a-zA-Z]*Ms":-/g)]).toEqual([null, null]);
  expect(world.begun().map(({ key }) => key)).toEqual(['L0.1', 'L0.2', 'L0.3']);
  expect(run.id).toBe(rest.run?.id);
});

test('the run begun last is the latest one, also when the clock went back in between', async () => {
  const clock = jumpingClock();
  const workspace = await world.open({ clock });
  await workspace.call('run', { spec });
  await restOf(workspace);
  clock.jump(-30 * 24 * hour);
  const { run } = await workspace.call('run', { spec, fresh: true });
  await restOf(workspace);
  expect((await workspace.call('status', { spec })).run?.id).toBe(run.id);
  await workspace.close('stop');
  expect(world.inspect().broken).toEqual([]);
});
