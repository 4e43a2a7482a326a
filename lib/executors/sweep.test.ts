import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { program } from './fixtures/shell-attempt';
import { endTagged, findTagged } from './sweep';

const linux = process.platform === 'linux';

/** A process as a crashed server leaves it: nobody of ours waits for it. */
async function leave(name: string, attemptId: string | null): Promise<number> {
  const [file = '', ...args] = program(name);
  const env = attemptId === null ? process.env : { ...process.env, ASHLAR_ATTEMPT: attemptId };
  const child = spawn(file, args, { detached: true, env, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child.pid as number;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.runIf(linux)('processes of an attempt are found by their tag, those of others are not', async () => {
  const pid = await leave('forever', 'att_sweep1');
  await leave('forever', 'att_sweep12');
  expect(findTagged(['att_sweep1', 'att_none'])).toEqual(new Map([['att_sweep1', [pid]]]));
});

test.runIf(linux)('a sweep ends the processes of its attempts and touches no other', async () => {
  const stubborn = await leave('ignore-term-and-fork', 'att_sweep2');
  const other = await leave('forever', 'att_other');
  const foreign = await leave('forever', null);
  const sweep = await endTagged(['att_sweep2'], { gracePeriodMs: 100 });
  expect(sweep.ended.get('att_sweep2')).toContain(stubborn);
  expect(sweep).toMatchObject({ left: new Map(), unchecked: [] });
  expect(findTagged(['att_sweep2']).size).toBe(0);
  expect([other, foreign].map(isAlive)).toEqual([true, true]);
});

test('where nothing is to be swept nothing happens', async () => {
  expect((await endTagged([], {})).ended.size).toBe(0);
});

test.runIf(!linux)('where processes cannot be asked for their tag, the attempts are said to be unchecked', async () => {
  expect(await endTagged(['att_x'], {})).toMatchObject({ unchecked: ['att_x'] });
});
