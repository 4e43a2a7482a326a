import { expect, test } from 'vitest';
import { program, startAttempt } from '@/lib/executors/fixtures/shell-attempt';

test('a command without a sign of life is ended, and told apart from one that took too long', async () => {
  const finished = await startAttempt(program('forever'), { idleMs: 800, timeoutMs: 60_000 }).finished();
  expect(finished).toMatchObject({ outcome: 'timed-out', signal: 'SIGTERM', problem: { code: 'E_IDLE' } });
  expect(finished.problem?.message).toBe(
    'Stopped because it gave no sign of life for 800 ms: no output, and nothing was computed.',
  );
});

test('output is a sign of life', async () => {
  const script = 'let n = 0; setInterval(() => { console.log("."); if (++n === 20) process.exit(0) }, 100)';
  const finished = await startAttempt([process.execPath, '-e', script], { idleMs: 1000 }).finished();
  expect(finished).toMatchObject({ outcome: 'succeeded' });
});

test.runIf(process.platform === 'linux')('a silent command that computes is left alone', async () => {
  const script = 'const end = Date.now() + 2500; while (Date.now() < end);';
  const finished = await startAttempt([process.execPath, '-e', script], { idleMs: 800 }).finished();
  expect(finished).toMatchObject({ outcome: 'succeeded' });
});
