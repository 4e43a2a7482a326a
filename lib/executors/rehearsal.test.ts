import { expect, test } from 'vitest';
import type { AttemptReport, AttemptSpec } from '@/lib/domain/attempt';
import { takeFileSnapshot } from './evidence/file-snapshot';
import { silence, temporaryFolder } from './fixtures/shell-attempt';
import { createRehearsalExecutor, type RehearsalOptions } from './rehearsal';

async function rehearse(
  options: RehearsalOptions,
  change: Partial<AttemptSpec> = {},
  signal = new AbortController().signal,
) {
  const cwd = change.cwd ?? temporaryFolder();
  const spec: AttemptSpec = {
    ...{ attemptId: 'att_1', taskId: 't1', n: 1, executor: 'rehearsal', command: '/db:create users', argv: [] },
    ...{ cwd, env: {}, effect: 'files', timeoutMs: null, idleMs: null, prompt: null },
    ...{ resume: null, budgetUsd: null, logPath: 'logs/a.log', ...change },
  };
  const reports: AttemptReport[] = [];
  await createRehearsalExecutor(options).execute(spec, {
    signal,
    emit: (report) => reports.push(report),
    messages: silence,
  });
  return reports;
}

test('a rehearsal says what it would do, marked in every line, and succeeds', async () => {
  const reports = await rehearse({ stepMs: 1 });
  expect(reports.map((report) => report.type)).toEqual(['started', 'output', 'output', 'finished']);
  expect(reports[0]).toMatchObject({ pid: null });
  expect(reports.at(-1)).toMatchObject({ outcome: 'succeeded', problem: null, logBytes: 0, files: null });
  const last = reports.at(-1);
  const lines = last?.type === 'finished' ? last.tail.trim().split('\n') : [];
  expect(lines[0]).toContain('/db:create users');
  for (const line of lines) expect(line).toMatch(/^\[rehearsal\]/);
});

test('a rehearsal starts nothing and writes nothing', async () => {
  const cwd = temporaryFolder();
  await rehearse({ stepMs: 1 }, { cwd, argv: ['/bin/touch', 'PWNED'] });
  expect((await takeFileSnapshot(cwd)).files.size).toBe(0);
});

test('a rehearsal plays the outcome it is told, the same each time', async () => {
  const outcome = (spec: AttemptSpec) => (spec.taskId === 't2' ? 'failed' : 'succeeded');
  for (let i = 0; i < 2; i++) {
    const reports = await rehearse({ stepMs: 1, outcome }, { taskId: 't2' });
    expect(reports.at(-1)).toMatchObject({ outcome: 'failed', problem: { code: 'E_REHEARSAL' } });
  }
});

test('a rehearsal stops when asked, with the reason as its outcome', async () => {
  const controller = new AbortController();
  const reports = rehearse({ stepMs: 60_000 }, {}, controller.signal);
  await null;
  controller.abort('cancelled');
  expect((await reports).map((report) => report.type)).toEqual(['started', 'finished']);
  expect((await reports).at(-1)).toMatchObject({ outcome: 'cancelled' });
});

test('a rehearsal stopped before it began does not start', async () => {
  const reports = await rehearse({}, {}, AbortSignal.abort('interrupted'));
  expect(reports).toMatchObject([{ type: 'finished', outcome: 'interrupted' }]);
});
