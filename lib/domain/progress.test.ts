import { expect, test } from 'vitest';
import { run, runTask } from './fixtures/run';
import { currentLayer, layerStatus, progressOf, tasksOfLayer } from './progress';
import { isBroken, isSettled, type TaskStatus, taskStatuses } from './task-status';

test('counts are of the tasks of the plan; syncs count in nothing', () => {
  const tasks = [
    runTask('L0.1', 'complete', { durationMs: 1000 }),
    runTask('L0.2', 'complete', { durationMs: 2001 }),
    runTask('L0.3', 'complete', { durationMs: null }),
    runTask('L0.4', 'skipped', { durationMs: 90_000 }),
    runTask('L0.5', 'failed'),
    runTask('L0.6', 'interrupted'),
    runTask('L0.7', 'unproven'),
    runTask('L0.8'),
    runTask('L0.sync', 'complete', { durationMs: 50_000 }),
  ];
  expect(progressOf(tasks)).toEqual({
    ...{ total: 8, complete: 3, skipped: 1, failed: 2, percent: 50 },
    // Of the two that were timed, times the four that are left.
    ...{ averageMs: 1501, remainingMs: 6004 },
  });
});

test('before the first completed task nothing is guessed', () => {
  expect(progressOf([runTask('L0.1')])).toMatchObject({ percent: 0, averageMs: null, remainingMs: null });
  expect(progressOf([])).toMatchObject({ total: 0, percent: 0, averageMs: null, remainingMs: null });
});

test('the percentage is the whole part, for every number of tasks', () => {
  const complete = Array.from({ length: 120 }, () => runTask('L0.1', 'complete'));
  const pending = complete.map((task) => ({ ...task, status: 'pending' as const }));
  for (let total = 1; total <= 120; total++) {
    for (let done = 0; done <= total; done++) {
      const { percent } = progressOf([...complete.slice(0, done), ...pending.slice(done, total)]);
      expect(percent * total <= done * 100 && (percent + 1) * total > done * 100, `${done} of ${total}`).toBe(true);
    }
  }
});

test('one hundred percent means that nothing is left', () => {
  const tasks = Array.from({ length: 1000 }, (_, i) => runTask(`L0.${i}`, i ? 'complete' : 'pending'));
  expect(progressOf(tasks).percent).toBe(99);
});

const expected: Record<TaskStatus, string> = {
  ...{ pending: 'pending', queued: 'in-progress', starting: 'in-progress', running: 'in-progress' },
  ...{ asking: 'in-progress' },
  ...{ complete: 'complete', skipped: 'complete', unproven: 'in-progress', 'needs-input': 'in-progress' },
  ...{ waiting: 'in-progress', 'needs-mapping': 'in-progress', failed: 'failed', 'timed-out': 'failed' },
  ...{ cancelled: 'failed', interrupted: 'failed' },
};

test.each(taskStatuses)('a layer of one task that is %s', (status) => {
  expect(layerStatus([runTask('L0.1', status)])).toBe(expected[status]);
  const beside = layerStatus([runTask('L0.1', status), runTask('L0.2')]);
  expect(beside).toBe(isBroken(status) ? 'failed' : status === 'pending' ? 'pending' : 'in-progress');
  expect(layerStatus([runTask('L0.1', status), runTask('L0.2', 'complete')])).toBe(
    isBroken(status) ? 'failed' : isSettled(status) ? 'complete' : 'in-progress',
  );
});

test('a layer is complete only when its sync is settled too', () => {
  expect(layerStatus([runTask('L0.1', 'complete'), runTask('L0.sync')])).toBe('in-progress');
  expect(layerStatus([runTask('L0.1', 'complete'), runTask('L0.sync', 'failed')])).toBe('failed');
  expect(layerStatus([runTask('L0.1', 'complete'), runTask('L0.sync', 'complete')])).toBe('complete');
});

test('the run stands in the first layer that is not complete, and in none at its end', () => {
  const tasks = [
    runTask('L0.1', 'complete'),
    runTask('L0.sync'),
    runTask('L1.1', 'complete'),
    runTask('L2.1', 'skipped'),
  ];
  expect(currentLayer({ run: run(['L0', 'L1', 'L2']), tasks })).toBe('L0');
  const synced = tasks.map((task) => ({ ...task, status: isSettled(task.status) ? task.status : 'complete' }) as const);
  expect(currentLayer({ run: run(['L0', 'L1', 'L2']), tasks: synced })).toBeNull();
  expect(tasksOfLayer(tasks, 'L0').map(({ key }) => key)).toEqual(['L0.1', 'L0.sync']);
});
