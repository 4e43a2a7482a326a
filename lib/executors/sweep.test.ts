import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '@/lib/domain/ids';
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
  const id = newId('attempt');
  const pid = await leave('forever', id);
  await leave('forever', `${id}2`);
  expect(findTagged([id, newId('attempt')])).toEqual(new Map([[id, [pid]]]));
});

test.runIf(linux)('a sweep ends the processes of its attempts and touches no other', async () => {
  const id = newId('attempt');
  const stubborn = await leave('ignore-term-and-fork', id);
  const other = await leave('forever', newId('attempt'));
  const foreign = await leave('forever', null);
  const sweep = await endTagged([id], { gracePeriodMs: 100 });
  expect(sweep.ended.get(id)).toContain(stubborn);
  expect(sweep).toMatchObject({ left: new Map(), unchecked: [] });
  expect(findTagged([id]).size).toBe(0);
  expect([other, foreign].map(isAlive)).toEqual([true, true]);
});

test('where nothing is to be swept nothing happens', async () => {
  expect((await endTagged([], {})).ended.size).toBe(0);
});

test.runIf(!linux)('where processes cannot be asked for their tag, the attempts are said to be unchecked', async () => {
  expect(await endTagged(['att_x'], {})).toMatchObject({ unchecked: ['att_x'] });
});
