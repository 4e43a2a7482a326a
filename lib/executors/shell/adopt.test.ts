import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { adoptAttempt, program, startAttempt, temporaryFolder } from '@/lib/executors/fixtures/shell-attempt';
import { processIdentity } from '@/lib/executors/processes/identity';
import { readProcStat } from '@/lib/executors/processes/proc-stat';
import { findTagged } from '@/lib/executors/sweep';
import { exitFileOf } from './attempt-files';

type Attempt = ReturnType<typeof startAttempt>;
type Adopted = NonNullable<ReturnType<typeof adoptAttempt>>;

/** A command that waits for its file, left to itself by its server. */
async function leaveHeld(code = 0, change: Parameters<typeof startAttempt>[1] = {}): Promise<Attempt> {
  const attempt = startAttempt(program('held', String(code)), change);
  await attempt.until((text) => text.includes('ready'));
  await attempt.leave();
  return attempt;
}

const release = ({ spec }: Attempt): void => writeFileSync(join(spec.cwd, 'go'), '');

function adopted(attempt: Attempt, ...rest: [trace?: Attempt['trace'], options?: Parameters<typeof adoptAttempt>[2]]) {
  const followed = adoptAttempt(attempt.spec, (rest[0] ?? attempt.trace)(), rest[1]);
  if (!followed) throw new Error('it was not adopted');
  return followed as Adopted;
}

const noPid: Attempt['trace'] = () => ({
  ...{ pid: null, processStart: null, bootId: null },
  startedAt: new Date().toISOString(),
});

/** Until the command is gone. */
async function gone(attempt: Attempt): Promise<void> {
  const { pid } = attempt.trace();
  while (existsSync(`/proc/${pid}`) && !['Z', undefined].includes(readProcStat(pid ?? 0)?.state)) await sleep(10);
}

const keptFiles = ({ spec }: Attempt): string[] => readdirSync(dirname(spec.logPath)).sort();

describe.runIf(process.platform === 'linux')('a command that outlives its server', () => {
  test.each([0, 3, 143])('is followed to its real end, exit code %i, with its whole log', async (code) => {
    const attempt = await leaveHeld(code);
    expect(attempt.reports.some(({ type }) => type === 'finished')).toBe(false);
    const later = adopted(attempt);
    release(attempt);
    expect(await later.finished()).toMatchObject({
      ...{ outcome: code === 0 ? 'succeeded' : 'failed', exitCode: code, signal: null },
      ...{ logBytes: 10, tail: 'ready\nbye\n' },
    });
    expect(later.reports[0]?.type).not.toBe('started');
    expect(attempt.log().toString()).toBe('ready\nbye\n');
  });

  test('and ends while no server is there has its real end recorded by the next', async () => {
    const attempt = await leaveHeld(5);
    release(attempt);
    await gone(attempt);
    const finished = await adopted(attempt).finished();
    expect(finished).toMatchObject({ outcome: 'failed', exitCode: 5, tail: 'ready\nbye\n' });
  });

  test('and is killed by somebody is known as that', async () => {
    const attempt = startAttempt([process.execPath, '-e', 'console.log(process.pid); setInterval(() => {}, 1000)']);
    await attempt.until((text) => /\d+\n/.test(text));
    await attempt.leave();
    const later = adopted(attempt);
    process.kill(Number(attempt.text()), 'SIGKILL');
    expect(await later.finished()).toMatchObject({ outcome: 'failed', exitCode: null, signal: 'SIGKILL' });
  });

  test('has its evidence: the files are compared with how they were before it', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'there.md'), 'a plan');
    const attempt = await leaveHeld(0, { cwd, effect: 'files' });
    const later = adopted(attempt);
    writeFileSync(join(cwd, 'there.md'), 'a plan with a box ticked by the earlier server');
    release(attempt);
    expect((await later.finished()).files).toEqual({
      ...{ created: ['go', 'made.txt'], modified: [], deleted: [], complete: true },
    });
  });

  test('leaves no file but its log once its end is recorded', async () => {
    const attempt = await leaveHeld(0, { effect: 'files' });
    expect(keptFiles(attempt)).toEqual(['t1-1.log', 't1-1.log.before', 't1-1.log.exit']);
    release(attempt);
    const later = adopted(attempt);
    await later.finished();
    expect(keptFiles(attempt)).toHaveLength(3);
    later.settled();
    expect(keptFiles(attempt)).toEqual(['t1-1.log']);
  });

  test('is found by its tag when its server died before it wrote the process down', async () => {
    const attempt = await leaveHeld();
    const later = adopted(attempt, noPid);
    const { pid, processStart } = attempt.trace();
    expect(later.reports[0]).toMatchObject({ type: 'started', pid, processStart });
    release(attempt);
    expect(await later.finished()).toMatchObject({ outcome: 'succeeded' });
  });

  test('can be stopped, with all it started', async () => {
    const attempt = startAttempt(program('ignore-term-and-fork'));
    await attempt.until((text) => text.match(/up/g)?.length === 5);
    await attempt.leave();
    const later = adopted(attempt, attempt.trace, { gracePeriodMs: 300 });
    later.stop('cancelled');
    expect(await later.finished()).toMatchObject({ outcome: 'cancelled', problem: { code: 'E_CANCELLED' } });
    expect(findTagged([attempt.spec.attemptId]).size).toBe(0);
  });

  test('has only what is left of its time', async () => {
    const attempt = await leaveHeld(0, { timeoutMs: 60_000 });
    await sleep(300);
    const finished = await adopted({ ...attempt, spec: { ...attempt.spec, timeoutMs: 250 } }).finished();
    expect(finished).toMatchObject({
      outcome: 'timed-out',
      problem: { message: 'Stopped at its time limit of 250 ms.' },
    });
    expect(finished.durationMs).toBeGreaterThanOrEqual(300);
  });

  test('can be left and adopted again', async () => {
    const attempt = await leaveHeld(4);
    const second = adopted(attempt);
    await second.leave();
    expect(second.reports.filter(({ type }) => type === 'finished')).toEqual([]);
    release(attempt);
    expect(await adopted(attempt).finished()).toMatchObject({ exitCode: 4 });
  });
});

describe.runIf(process.platform === 'linux')(
  'nothing is believed without proof, and no foreign process is touched',
  () => {
    test.each(['another start time', 'another boot'])('a living process with the pid but %s', async (what) => {
      const attempt = await leaveHeld();
      const foreign = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
      onTestFinished(() => void foreign.kill('SIGKILL'));
      const pid = foreign.pid as number;
      const identity = processIdentity(pid);
      const wrong = what === 'another boot' ? { ...identity, bootId: 'another' } : { ...identity, processStart: '1' };
      const trace = { pid, ...wrong, startedAt: new Date().toISOString() };
      expect(adoptAttempt(attempt.spec, trace)).toBeNull();
      expect(readProcStat(pid)?.state).not.toBe('Z');
      expect(process.kill(pid, 0)).toBe(true);
    });

    test('an attempt whose command is gone without a word', async () => {
      const attempt = await leaveHeld();
      process.kill(-(attempt.trace().pid ?? 0), 'SIGKILL');
      await gone(attempt);
      expect(adoptAttempt(attempt.spec, attempt.trace())).toBeNull();
    });

    test('an attempt that never came to start its command', () => {
      const cwd = temporaryFolder();
      const spec = { ...startAttempt(['/no/such/program'], { cwd }).spec, attemptId: 'att_never' };
      expect(adoptAttempt(spec, noPid())).toBeNull();
      expect(existsSync(exitFileOf(spec.logPath))).toBe(false);
    });

    test('a command that vanishes while it is followed ended nobody knows how', async () => {
      const attempt = await leaveHeld();
      const later = adopted(attempt);
      process.kill(-(attempt.trace().pid ?? 0), 'SIGKILL');
      expect(await later.finished()).toMatchObject({ outcome: 'interrupted', problem: { code: 'E_INTERRUPTED' } });
    });

    test('an exit that stands there while the command still works', async () => {
      const attempt = await leaveHeld(6);
      writeFileSync(exitFileOf(attempt.spec.logPath), `${attempt.spec.attemptId} 0\n`);
      const later = adopted(attempt);
      await sleep(300);
      expect(later.reports.filter(({ type }) => type === 'finished')).toEqual([]);
      release(attempt);
      expect(await later.finished()).toMatchObject({ outcome: 'failed', exitCode: 6 });
    });

    test('the exit of another attempt in the place of its own', async () => {
      const other = await leaveHeld(0);
      release(other);
      await gone(other);
      const attempt = await leaveHeld(7);
      process.kill(-(attempt.trace().pid ?? 0), 'SIGKILL');
      await gone(attempt);
      copyFileSync(exitFileOf(other.spec.logPath), exitFileOf(attempt.spec.logPath));
      expect(adoptAttempt(attempt.spec, attempt.trace())).toBeNull();
    });

    test.each(['', '.exit'])('a pipe in the place of the log%s, and nobody waits for it', async (suffix) => {
      const attempt = await leaveHeld();
      rmSync(attempt.spec.logPath + suffix);
      execFileSync('mkfifo', [attempt.spec.logPath + suffix]);
      expect(adoptAttempt(attempt.spec, attempt.trace())).toBeNull();
    });

    test('a pipe in the place of the files before it: then there is no evidence', async () => {
      const attempt = await leaveHeld(0, { effect: 'files' });
      const { logPath } = attempt.spec;
      rmSync(`${logPath}.before`);
      execFileSync('mkfifo', [`${logPath}.before`]);
      const later = adopted(attempt);
      release(attempt);
      expect(await later.finished()).toMatchObject({ outcome: 'succeeded', files: null });
    });

    test('a time in its exit file: it took no longer than has passed since it began', async () => {
      const attempt = await leaveHeld();
      release(attempt);
      await gone(attempt);
      utimesSync(exitFileOf(attempt.spec.logPath), new Date(), new Date(Date.now() + 365 * 86_400_000));
      const { durationMs } = await adopted(attempt).finished();
      expect(durationMs).toBeLessThan(3_600_000);
    });

    test('what a command left behind is not taken for it: its end is the one it wrote', async () => {
      const attempt = startAttempt(['sh', '-c', 'setsid sleep 30 & exec "$@"', 'sh', ...program('held', '9')]);
      await attempt.until((text) => text.includes('ready'));
      await attempt.leave();
      release(attempt);
      await gone(attempt);
      expect(findTagged([attempt.spec.attemptId]).size).toBe(1);
      expect(await adopted(attempt, noPid).finished()).toMatchObject({ outcome: 'failed', exitCode: 9 });
    });

    test('a command whose watcher is killed does not go on unseen', async () => {
      const attempt = startAttempt(program('forever'));
      await attempt.until((text) => text.includes('ready'));
      process.kill(attempt.trace().pid ?? 0, 'SIGKILL');
      expect(await attempt.finished()).toMatchObject({ outcome: 'failed', signal: 'SIGKILL' });
      expect(findTagged([attempt.spec.attemptId]).size).toBe(0);
    });
  },
);
