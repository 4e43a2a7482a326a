import { describe, expect, test } from 'vitest';
import { runTask } from '@/lib/domain/fixtures/run';
import type { Answer } from '@/lib/domain/mapping';
import type { RunTask } from '@/lib/domain/run';
import { type TaskStatus, taskStatuses } from '@/lib/domain/task-status';
import { applyAnswer, reopenedSync, type TaskAnswer } from './answers';

const now = '2026-01-01T12:00:00.000Z';
const other: Answer = { kind: 'shell', text: 'npm test', effect: 'none' };

const answers: Record<string, TaskAnswer> = {
  retry: { type: 'retry' },
  skip: { type: 'skip', note: '' },
  alternate: { type: 'alternate', answer: other, mappingId: 'map_2' },
  accept: { type: 'accept', note: '' },
  reject: { type: 'reject', note: '' },
};

/** Status after each answer; a dash where it is refused. */
const table: Record<TaskStatus, Record<keyof typeof answers, string>> = {
  pending: { retry: '-', skip: 'skipped', alternate: 'pending', accept: '-', reject: '-' },
  queued: { retry: '-', skip: '-', alternate: '-', accept: '-', reject: '-' },
  starting: { retry: '-', skip: '-', alternate: '-', accept: '-', reject: '-' },
  running: { retry: '-', skip: '-', alternate: '-', accept: '-', reject: '-' },
  asking: { retry: '-', skip: '-', alternate: '-', accept: '-', reject: '-' },
  complete: { retry: '-', skip: '-', alternate: '-', accept: '-', reject: '-' },
  unproven: { retry: 'pending', skip: 'skipped', alternate: 'pending', accept: 'complete', reject: 'failed' },
  'needs-input': { retry: 'pending', skip: 'skipped', alternate: 'pending', accept: 'complete', reject: '-' },
  waiting: { retry: 'pending', skip: 'skipped', alternate: 'pending', accept: 'complete', reject: '-' },
  'needs-mapping': { retry: 'pending', skip: 'skipped', alternate: 'pending', accept: 'complete', reject: '-' },
  failed: { retry: 'pending', skip: 'skipped', alternate: 'pending', accept: 'complete', reject: '-' },
  'timed-out': { retry: 'pending', skip: 'skipped', alternate: 'pending', accept: 'complete', reject: '-' },
  cancelled: { retry: 'pending', skip: 'skipped', alternate: 'pending', accept: 'complete', reject: '-' },
  interrupted: { retry: 'pending', skip: 'skipped', alternate: 'pending', accept: 'complete', reject: '-' },
  skipped: { retry: 'pending', skip: '-', alternate: 'pending', accept: 'complete', reject: '-' },
};

const rows = taskStatuses.flatMap((status) => Object.keys(answers).map((answer) => [status, answer] as const));
const files = { created: ['a.ts'], modified: [], deleted: [], complete: true };

function given(status: TaskStatus, change: Partial<RunTask> = {}): RunTask {
  const problem = { code: 'E_X', message: 'It broke.', hint: null };
  return runTask('L0.1', status, { problem, evidence: { by: 'files', text: '1 file', files }, ...change });
}

function applied(task: RunTask, answer: TaskAnswer): RunTask {
  const outcome = applyAnswer(task, answer, now);
  return outcome.ok ? outcome.task : expect.unreachable(outcome.problem.message);
}

test.each(rows)('a task that is %s, answered with %s', (status, name) => {
  const task = given(status);
  const before = structuredClone(task);
  const outcome = applyAnswer(task, answers[name] as TaskAnswer, now);
  expect(outcome.ok ? outcome.task.status : '-').toBe(table[status][name]);
  expect(task).toEqual(before);
  if (!outcome.ok)
    expect(outcome.problem).toMatchObject({ code: 'E_CONFLICT', message: expect.stringMatching(/^L0\.1 .+\.$/) });
});

describe('what an answer leaves behind', () => {
  test('a retry forgets the problem and the evidence, and keeps the number of attempts', () => {
    const task = applied(given('failed', { attempts: 2 }), { type: 'retry' });
    expect(task).toMatchObject({ status: 'pending', problem: null, evidence: null, attempts: 2 });
  });

  test.each([
    ['skip', 'skipped', 'skipped by the person'],
    ['accept', 'complete', 'accepted by the person'],
  ] as const)('%s is recorded as the person’s word, with the note if there is one', (type, status, text) => {
    expect(applied(given('failed'), { type, note: '' })).toMatchObject({
      ...{ status, problem: null, finishedAt: now, startedAt: now },
      evidence: { by: 'person', text, files },
    });
    expect(applied(given('failed'), { type, note: 'Seen.' }).evidence?.text).toBe('Seen.');
  });

  test('a rejected task has the note as its problem', () => {
    expect(applied(given('unproven'), { type: 'reject', note: 'Wrong file.' })).toMatchObject({
      problem: { code: 'E_REJECTED', message: 'Wrong file.' },
      evidence: null,
    });
    expect(applied(given('unproven'), { type: 'reject', note: '' }).problem?.message).toBe('Rejected by the person.');
  });

  test.each<[Answer, TaskStatus, string | undefined]>([
    [other, 'pending', undefined],
    [{ kind: 'prompt', text: 'Do it.', effect: 'files' }, 'pending', undefined],
    [{ kind: 'command', command: '/x:y', args: '', effect: 'files' }, 'pending', undefined],
    [{ kind: 'done-by-me', note: 'by hand' }, 'complete', 'by hand'],
    [{ kind: 'done-by-me', note: '' }, 'complete', 'done by the person'],
    [{ kind: 'skip', note: '' }, 'skipped', 'skipped by the person'],
  ])('the alternate %j makes the task %s', (answer, status, text) => {
    const task = applied(given('failed', { evidence: null }), { type: 'alternate', answer, mappingId: 'map_2' });
    expect(task).toMatchObject({ status, answer, mappingId: 'map_2', problem: null });
    expect(task.evidence?.text).toBe(text);
  });

  test('a refusal says what stands in the way', () => {
    const outcome = applyAnswer(given('running'), { type: 'skip', note: '' }, now);
    expect(outcome).toEqual({
      ok: false,
      problem: { code: 'E_CONFLICT', message: 'L0.1 is under way.', hint: 'Cancel it first, or wait until it ends.' },
    });
  });
});

describe('the sync of a layer comes last', () => {
  const tasks = [runTask('L0.1'), runTask('L0.sync', 'complete'), runTask('L1.sync', 'complete'), runTask('L2.sync')];
  const keys = (task: RunTask, all = tasks) => reopenedSync(all, task).map(({ key, status }) => `${key} ${status}`);

  test('a task to be done after all brings the sync of its own layer back', () => {
    expect(keys(runTask('L0.1'))).toEqual(['L0.sync pending']);
  });

  test.each(['failed', 'timed-out', 'interrupted', 'unproven', 'needs-input'] as const)(
    'a sync that is %s comes again too: what it found wrong is being put right',
    (status) => expect(keys(runTask('L0.1'), [runTask('L0.sync', status)])).toEqual(['L0.sync pending']),
  );

  test('a complete task is taken up again only when that is asked for', () => {
    expect(applyAnswer(runTask('L0.1', 'complete'), { type: 'retry' }, now)).toMatchObject({ ok: false });
    const again = applyAnswer(runTask('L0.1', 'complete'), { type: 'retry', again: true }, now);
    expect(again).toMatchObject({ ok: true, task: { status: 'pending', evidence: null } });
  });

  test('a settled task, a sync itself and a sync not done yet bring none back', () => {
    expect(keys(runTask('L0.1', 'skipped'))).toEqual([]);
    expect(keys(runTask('L0.sync'))).toEqual([]);
    expect(keys(runTask('L2.1'))).toEqual([]);
  });

  test('a sync that a person skipped stays skipped', () => {
    expect(keys(runTask('L0.1'), [runTask('L0.sync', 'skipped')])).toEqual([]);
  });
});
