import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  doubleStarts,
  type MarkedProject,
  makeMarkedProject,
  restOf,
  markedSpec as spec,
} from './fixtures/marked-project';
import type { Workspace } from './open-workspace';

let world: MarkedProject;
let workspace: Workspace;

beforeEach(async () => {
  world = await makeMarkedProject({ tasks: 2, seconds: '0.05' });
  workspace = await world.open();
});
afterEach(async () => {
  await workspace.close('stop');
  world.remove();
});

const twenty = <T>(press: () => Promise<T>) => Promise.allSettled(Array.from({ length: 20 }, press));
const refusals = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));

async function inspectClosed() {
  await workspace.close('stop');
  const found = world.inspect();
  workspace = await world.open();
  return found;
}

test('twenty presses of Run at once begin one run, and each task of it once', async () => {
  const results = await twenty(() => workspace.call('run', { spec }));
  expect(refusals(results)).toEqual(Array.from({ length: 19 }, () => 'E_CONFLICT'));
  await restOf(workspace);
  const { attempts, broken } = await inspectClosed();
  expect([broken, doubleStarts(world.begun(), attempts)]).toEqual([[], []]);
  expect(world.begun().map(({ key }) => key)).toEqual(['L0.1', 'L0.2']);
});

test('twenty presses of Retry at once are one more attempt', async () => {
  const answer = { kind: 'shell', text: 'false', effect: 'none' } as const;
  await workspace.call('correct', { spec, task: 'L0.1', answer, remember: false });
  await workspace.call('run', { spec });
  await restOf(workspace);
  const results = await twenty(() => workspace.call('retry', { spec, task: 'L0.1' }));
  expect(refusals(results)).toHaveLength(19);
  await restOf(workspace);
  const { attempts, broken } = await inspectClosed();
  expect([broken, attempts.map(({ n }) => n)]).toEqual([[], [1, 2]]);
});

test('twenty presses of Continue at once go on once', async () => {
  await workspace.call('run', { spec });
  await workspace.call('pause', { spec });
  await restOf(workspace);
  await twenty(() => workspace.call('continue', { spec }));
  await restOf(workspace);
  const { attempts, broken } = await inspectClosed();
  expect([broken, doubleStarts(world.begun(), attempts)]).toEqual([[], []]);
  expect(attempts.filter(({ command }) => command.includes('mark.sh'))).toHaveLength(2);
});
