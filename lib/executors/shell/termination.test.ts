import { expect, test } from 'vitest';
import { program, startAttempt } from '@/lib/executors/fixtures/shell-attempt';
import { findTagged } from '@/lib/executors/sweep';

const linux = process.platform === 'linux';

/** The five of the fixture, and the wrapper that watches over them. */
test.runIf(linux)(
  'after a stop no process is left, not even those that ignore TERM in sessions of their own',
  async () => {
    const attempt = startAttempt(program('ignore-term-and-fork'), {}, { gracePeriodMs: 300 });
    await attempt.until((text) => text.match(/up/g)?.length === 5);
    expect(findTagged([attempt.spec.attemptId]).get(attempt.spec.attemptId)).toHaveLength(6);
    attempt.stop('cancelled');
    const finished = await attempt.finished();
    expect(finished).toMatchObject({ outcome: 'cancelled', signal: 'SIGKILL', problem: { code: 'E_CANCELLED' } });
    expect(findTagged([attempt.spec.attemptId]).size).toBe(0);
  },
);

test('a command that ends when asked is not killed', async () => {
  const attempt = startAttempt(program('forever'));
  await attempt.until((text) => text.includes('ready'));
  attempt.stop('interrupted');
  expect(await attempt.finished()).toMatchObject({ outcome: 'interrupted', signal: 'SIGTERM' });
});

test('each process is asked to end once only: many take a second TERM as an order to give up', async () => {
  const attempt = startAttempt(program('count-terms'));
  await attempt.until((text) => text.includes('ready'));
  attempt.stop('cancelled');
  expect(await attempt.finished()).toMatchObject({ outcome: 'cancelled', exitCode: 0 });
  expect(attempt.text()).toContain('terms 1\n');
});

test('a command is stopped at its time limit', async () => {
  const finished = await startAttempt(program('forever'), { timeoutMs: 300 }).finished();
  expect(finished).toMatchObject({ outcome: 'timed-out', exitCode: null, signal: 'SIGTERM' });
  expect(finished.problem?.message).toBe('Stopped at its time limit of 300 ms.');
});

test('a time limit beyond what timers can hold does not fire at once', async () => {
  const limit = startAttempt([process.execPath, '-e', 'setTimeout(() => {}, 100)'], { timeoutMs: 2 ** 40 });
  expect(await limit.finished()).toMatchObject({ outcome: 'succeeded' });
});

test('an attempt stopped before it began starts nothing', async () => {
  const attempt = startAttempt(program('forever'), { effect: 'files' });
  attempt.stop('interrupted');
  expect(await attempt.finished()).toMatchObject({ outcome: 'interrupted', exitCode: null });
  expect(attempt.reports).toHaveLength(1);
});

test('a descendant that holds the output open does not hold the attempt open', async () => {
  const attempt = startAttempt(program('grandchild-holds-pipe'));
  expect(await attempt.finished()).toMatchObject({ outcome: 'succeeded', tail: expect.stringMatching(/^left \d+\n$/) });
});
