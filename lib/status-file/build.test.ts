import { describe, expect, test } from 'vitest';
import { attempt, run, runTask } from '@/lib/domain/fixtures/run';
import type { Run, RunTask } from '@/lib/domain/run';
import { type RunStatus, runStatuses } from '@/lib/domain/run-status';
import { statusFileSchema } from '@/lib/domain/status-file';
import { type TaskStatus, taskStatuses } from '@/lib/domain/task-status';
import { buildStatusFile } from './build';

const at = (minute: number) => `2026-01-01T10:0${minute}:00.000Z`;

function built(tasks: RunTask[], change: Partial<Run> = {}, failures = [] as Parameters<typeof buildStatusFile>[1]) {
  const keys = [...new Set(tasks.map(({ layerKey }) => layerKey))];
  const document = buildStatusFile({ run: run(keys, change), tasks }, failures);
  // Strict: no name that other tools do not know.
  expect(statusFileSchema.strict().parse(document)).toEqual(document);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  return document;
}

const onlyTask = (task: RunTask, change?: Partial<Run>) => built([task], change).layers[task.layerKey]?.tasks[0];

const words: Record<TaskStatus, string> = {
  ...{ pending: 'pending', queued: 'pending', starting: 'in_progress', running: 'in_progress', complete: 'complete' },
  asking: 'in_progress',
  ...{ unproven: 'in_progress', 'needs-input': 'in_progress', waiting: 'in_progress', 'needs-mapping': 'in_progress' },
  ...{ failed: 'failed', 'timed-out': 'failed', cancelled: 'failed', interrupted: 'failed', skipped: 'skipped' },
};

test.each(taskStatuses)(
  'a task that is %s is said with a word other tools know, and an error only when it failed',
  (status) => {
    const problem = { code: 'E_X', message: 'It broke.', hint: null };
    const task = onlyTask(runTask('L0.1', status, { problem }));
    expect(task?.status).toBe(words[status]);
    expect(task?.error).toBe(words[status] === 'failed' ? 'It broke.' : null);
    expect(onlyTask(runTask('L0.1', status))?.error).toBe(words[status] === 'failed' ? status : null);
  },
);

const runWords: Record<RunStatus, string> = {
  ...{ queued: 'pending', running: 'in_progress', paused: 'paused', complete: 'complete', failed: 'failed' },
  cancelled: 'failed',
};

test.each(runStatuses)('a run that is %s', (status) => {
  const document = built([runTask('L0.1', 'complete')], { status, finishedAt: at(5) });
  expect(document.status).toBe(runWords[status]);
  expect('total_duration_ms' in document).toBe(status === 'complete');
});

describe('counts', () => {
  const tasks = [
    runTask('L0.1', 'complete', { durationMs: 1000 }),
    runTask('L0.2', 'skipped'),
    runTask('L0.sync', 'complete', { durationMs: 9000 }),
    runTask('L1.1', 'complete', { durationMs: 2000 }),
    runTask('L1.2', 'failed'),
    runTask('L1.3'),
    runTask('L1.sync'),
  ];

  test('are of tasks, not of syncs, over all and in each layer', () => {
    const document = built(tasks);
    expect(document).toMatchObject({
      ...{ total_tasks: 5, completed_tasks: 2, failed_tasks: 1, skipped_tasks: 1, completion_percentage: 60 },
      ...{ average_task_duration_ms: 1500, estimated_remaining_ms: 3000 },
    });
    expect(document.layers.L0).toMatchObject({
      total_tasks: 2,
      completed_tasks: 1,
      failed_tasks: 0,
      status: 'complete',
    });
    expect(document.layers.L1).toMatchObject({ total_tasks: 3, completed_tasks: 1, failed_tasks: 1, status: 'failed' });
    expect(document.layers.L1?.tasks.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  test('before the first completed task no duration is guessed', () => {
    expect(built([runTask('L0.1')])).toMatchObject({ average_task_duration_ms: null, estimated_remaining_ms: null });
  });
});

describe('where the run stands', () => {
  test('is the first layer that is not complete, its sync included', () => {
    expect(built([runTask('L0.1'), runTask('L1.1')]).current_layer).toBe('L0');
    const synced = [runTask('L0.1', 'complete'), runTask('L0.sync', 'running'), runTask('L1.1')];
    expect(built(synced)).toMatchObject({ current_layer: 'L0', layers: { L0: { status: 'in_progress' } } });
    expect(built([runTask('L0.1', 'skipped'), runTask('L0.sync', 'complete'), runTask('L1.1')]).current_layer).toBe(
      'L1',
    );
  });

  test('is “complete” at the end, with the duration of the whole', () => {
    const document = built([runTask('L0.1', 'complete')], { status: 'complete', startedAt: at(1), finishedAt: at(4) });
    expect(document).toMatchObject({
      current_layer: 'complete',
      total_duration_ms: 180_000,
      completion_percentage: 100,
    });
  });

  test('is told by the file’s own time, which never goes back', () => {
    const started = runTask('L0.1', 'running', { startedAt: at(3) });
    expect(built([started], { updatedAt: at(1) }).last_updated).toBe(at(3));
    expect(built([{ ...started, finishedAt: at(4) }], { updatedAt: at(1) }).last_updated).toBe(at(4));
    expect(built([started], { updatedAt: at(5) }).last_updated).toBe(at(5));
  });
});

describe('a task', () => {
  test('names its dependencies by their place in the same layer', () => {
    const tasks = [
      runTask('L0.1', 'complete'),
      runTask('L1.1'),
      runTask('L1.2', 'pending', { dependsOn: ['task_L0.1', 'task_L1.1'] }),
      runTask('L1.3', 'pending', { dependsOn: ['task_L1.2', 'task_gone', 'task_L1.1'] }),
    ];
    expect(built(tasks).layers.L1?.tasks.map(({ dependencies }) => dependencies)).toEqual([[], [0], [1, 0]]);
  });

  test('has its command as the person would type it', () => {
    const command = { kind: 'command', command: '/x:y', args: 'F001 --all', effect: 'files' } as const;
    expect(onlyTask(runTask('L0.1', 'pending', { answer: command }))?.command).toBe('/x:y F001 --all');
    const shell = { kind: 'shell', text: 'npm test', effect: 'none' } as const;
    expect(onlyTask(runTask('L0.1', 'pending', { answer: shell }))?.command).toBe('$ npm test');
    expect(onlyTask(runTask('L0.1', 'needs-mapping', { answer: null }))?.command).toBeNull();
  });

  test('has its times, its files and the end of its output', () => {
    const files = { created: ['a.ts'], modified: ['b.ts'], deleted: ['c.ts'], complete: true };
    const evidence = { by: 'files', text: '', files } as const;
    const times = { startedAt: at(1), finishedAt: at(2), durationMs: 60_000 };
    expect(
      onlyTask(runTask('L0.1', 'complete', { ...times, evidence, output: `${'x'.repeat(5000)}end` })),
    ).toMatchObject({
      ...{
        started_at: at(1),
        completed_at: at(2),
        duration_ms: 60_000,
        files_created: ['a.ts'],
        files_modified: ['b.ts'],
      },
      output: `${'x'.repeat(997)}end`,
    });
    expect(onlyTask(runTask('L0.1', 'failed', times))?.completed_at).toBeNull();
  });

  test('has output that stays text in every language, wherever it is cut', () => {
    const task = onlyTask(runTask('L0.1', 'complete', { output: `${'🎉'.repeat(600)}!` }));
    expect(task?.output.isWellFormed()).toBe(true);
  });
});

describe('a layer', () => {
  test('lasts from its first start to its last end, once it is complete', () => {
    const tasks = [
      runTask('L0.1', 'complete', { startedAt: at(2), finishedAt: at(3) }),
      runTask('L0.2', 'complete', { startedAt: at(1), finishedAt: at(4) }),
      runTask('L0.sync', 'complete', { startedAt: at(4), finishedAt: at(6) }),
    ];
    const times = { started_at: at(1), completed_at: at(6), duration_ms: 300_000 };
    expect(built(tasks).layers.L0).toMatchObject(times);
    const open = tasks.with(2, runTask('L0.sync', 'running', { startedAt: at(4) }));
    expect(built(open).layers.L0).toMatchObject({ started_at: at(1), completed_at: null, duration_ms: null });
    expect(built([runTask('L0.1')]).layers.L0).toMatchObject({
      started_at: null,
      completed_at: null,
      duration_ms: null,
    });
  });

  test('that ended before it began, by a clock that was set back, has no negative duration', () => {
    const tasks = [runTask('L0.1', 'complete', { startedAt: at(5), finishedAt: at(1) })];
    const document = built(tasks, { status: 'complete', startedAt: at(5), finishedAt: at(1) });
    expect([document.layers.L0?.duration_ms, document.total_duration_ms]).toEqual([0, 0]);
  });
});

describe('errors and warnings', () => {
  const failed = attempt('task_L0.2', {
    ...{ status: 'failed', finishedAt: at(2), problem: { code: 'E_X', message: 'It broke.', hint: 'Mend it.' } },
    ...{ n: 2, logPath: 'logs/L0.2-2.log' },
  });

  test('an attempt that failed stays on record, also when its task was completed later', () => {
    const tasks = (status: TaskStatus) => [runTask('L0.1'), runTask('L0.2', status, { agent: 'Backend' })];
    expect(built(tasks('failed'), {}, [failed]).errors).toEqual([
      {
        ...{ layer: 'L0', task_index: 1, task_description: 'Do L0.2', command: '/x:y', agent: 'Backend' },
        ...{ error: 'It broke.', timestamp: at(2), severity: 'high', recovery_action: 'Mend it.' },
        context: 'attempt 2, failed, log logs/L0.2-2.log',
      },
    ]);
    expect(built(tasks('complete'), {}, [failed]).errors[0]?.severity).toBe('low');
  });

  test('the error of a sync leads to a task that is in the list', () => {
    const tasks = [runTask('L0.1', 'complete'), runTask('L0.2', 'complete'), runTask('L0.sync', 'failed')];
    const document = built(tasks, {}, [attempt('task_L0.sync', { status: 'failed' })]);
    expect(document.errors[0]).toMatchObject({
      layer: 'L0',
      task_index: 1,
      task_description: 'Do L0.sync',
      error: 'failed',
    });
    expect(document.layers.L0?.tasks).toHaveLength(2);
  });

  test('a task without proof is a warning', () => {
    const unproven = runTask('L0.1', 'unproven', {
      finishedAt: at(2),
      problem: { code: 'E', message: 'No file changed.', hint: null },
    });
    expect(built([unproven]).warnings).toEqual([
      { message: 'L0.1 Do L0.1: No file changed.', timestamp: at(2), severity: 'medium' },
    ]);
  });
});

describe('what comes next', () => {
  test.each<[RunStatus, Partial<Run>, string]>([
    ['queued', {}, 'Waits until the run before it has ended.'],
    ['paused', { pause: { reason: 'failed', taskId: null, message: 'L0.1 failed.' } }, 'L0.1 failed.'],
    ['running', {}, 'Running L0.2: Do L0.2'],
    ['cancelled', {}, 'The run was ended with 2 tasks left. Run again to do what is left.'],
    ['complete', {}, 'The layers of this run are complete; L0 is next.'],
  ])('is said for a run that is %s', (status, change, text) => {
    const tasks = [
      runTask('L0.1', 'failed'),
      runTask('L0.2', 'running'),
      runTask('L0.3', 'complete'),
      runTask('L0.sync'),
    ];
    expect(built(tasks, { status, ...change }).next_action).toBe(text);
  });

  test('a run of chosen layers that is over leaves the spec paused, not complete', () => {
    const over = built([runTask('L0.1', 'complete'), runTask('L1.1', 'pending')], {
      status: 'complete',
      scope: ['L0'],
    });
    expect(over).toMatchObject({ status: 'paused', current_layer: 'L1', total_tasks: 2, completion_percentage: 50 });
    expect(over.total_duration_ms).toBeUndefined();
    const whole = built([runTask('L0.1', 'complete'), runTask('L1.1', 'complete')], { status: 'complete' });
    expect(whole).toMatchObject({ status: 'complete', next_action: 'All layers are complete.' });
  });

  test('names one task left in the singular', () => {
    expect(built([runTask('L0.1', 'cancelled')], { status: 'cancelled' }).next_action).toContain('1 task left');
  });
});
