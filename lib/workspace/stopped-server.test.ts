import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { buildProgram } from './fixtures/build-program';
import { doubleStarts, makeMarkedProject, markedSpec as spec } from './fixtures/marked-project';

const programs = mkdtempSync(join(tmpdir(), 'ashlar-programs-'));
afterAll(() => rmSync(programs, { recursive: true, force: true }));

test('a server that stands still for seconds, as in sleep or with a blocked loop, calls nothing dead and starts nothing twice', async () => {
  const victim = buildProgram('victim', programs);
  const world = await makeMarkedProject({ tasks: 4, seconds: '0.5' });
  const child = spawn(process.execPath, [victim, world.project, process.cwd(), spec], {
    env: { ...world.env, NODE_PATH: join(process.cwd(), 'node_modules') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const closed = once(child, 'close');
  while (world.begun().length === 0) await sleep(10);
  for (let n = 0; n < 2; n++) {
    child.kill('SIGSTOP');
    await sleep(1500);
    child.kill('SIGCONT');
    await sleep(200);
  }
  expect((await closed)[0]).toBe(0);
  const { attempts, broken } = world.inspect();
  expect([broken, doubleStarts(world.begun(), attempts)]).toEqual([[], []]);
  expect(attempts.map(({ status, n }) => `${status} ${n}`)).toEqual(attempts.map(() => 'succeeded 1'));
  expect(world.begun().map(({ key }) => key)).toEqual(['L0.1', 'L0.2', 'L0.3', 'L0.4']);
  world.remove();
}, 60_000);
