import { describe, expect, test } from 'vitest';
import { run, runTask } from '@/lib/domain/fixtures/run';
import type { Answer } from '@/lib/domain/mapping';
import type { Run, RunTask } from '@/lib/domain/run';
import { runStatuses } from '@/lib/domain/run-status';
import { isOpen, isSettled, needsPerson, type TaskStatus, taskStatuses } from '@/lib/domain/task-status';
import { decide } from './decide';
import { runSettings } from './fixtures/run-settings';

const layers = (keys: string, change: Partial<Run> = {}) => run(keys.split(' '), change);

/** What is decided for tasks written as `L0.1 complete`; the layer keys with a plus are parallel. */
function decided(keys: string, tasks: (string | RunTask)[], concurrency = 1): string {
  const list = tasks.map((task) => (typeof task === 'string' ? written(task) : task));
  const decision = decide({ run: layers(keys), tasks: list }, runSettings({ concurrency }));
  if (decision.type === 'pause') return `pause ${decision.pause.reason} ${decision.pause.taskId}`;
  return 'task' in decision ? `${decision.type} ${decision.task.key}` : decision.type;
}

function written(text: string): RunTask {
  const [name = '', status = 'pending'] = text.split(' ');
  return runTask(name, status as TaskStatus);
}

const behind = (name: string, ...dependsOn: string[]) =>
  runTask(name, 'pending', { dependsOn: dependsOn.map((key) => `task_${key}`) });
const answered = (name: string, answer: Answer | null) => runTask(name, 'pending', { answer });

describe('layers run strictly in order', () => {
  test.each([
    ['the first task of the first layer begins', ['L0.1', 'L0.sync', 'L1.1'], 'start L0.1'],
    ['nothing begins beside it', ['L0.1 running', 'L0.2', 'L0.sync', 'L1.1'], 'wait'],
    ['then the next', ['L0.1 complete', 'L0.2', 'L0.sync', 'L1.1'], 'start L0.2'],
    ['the sync comes last in its layer', ['L0.1 complete', 'L0.2 skipped', 'L0.sync', 'L1.1'], 'start L0.sync'],
    ['a sync under way holds the next layer back', ['L0.1 complete', 'L0.sync running', 'L1.1'], 'wait'],
    ['a failed sync holds it back too', ['L0.1 complete', 'L0.sync failed', 'L1.1'], 'pause sync-failed task_L0.sync'],
    ['after the sync the next layer begins', ['L0.1 complete', 'L0.sync complete', 'L1.1'], 'start L1.1'],
    ['a skipped sync lets it begin as well', ['L0.1 complete', 'L0.sync skipped', 'L1.1'], 'start L1.1'],
    ['at the end the run finishes', ['L0.1 complete', 'L0.sync complete', 'L1.1 skipped'], 'finish'],
    ['a run without tasks finishes', [], 'finish'],
  ])('%s', (_, tasks, expected) => {
    expect(decided('L0 L1', tasks)).toBe(expected);
  });

  test('a task taken up again in an earlier layer waits until the later layer is quiet, then comes first', () => {
    expect(decided('L0 L1+', ['L0.1', 'L1.1 running', 'L1.2'], 4)).toBe('wait');
    expect(decided('L0+ L1', ['L0.1', 'L1.1 running', 'L1.2'], 4)).toBe('wait');
    expect(decided('L0 L1+', ['L0.1 needs-mapping', 'L1.1 starting'], 4)).toBe('wait');
    expect(decided('L0 L1+', ['L0.1', 'L1.1 complete', 'L1.2'], 4)).toBe('start L0.1');
  });
});

describe('tasks at once', () => {
  test.each([
    ['a sequential layer has one, whatever the concurrency', 'L0', ['L0.1 running', 'L0.2'], 4, 'wait'],
    ['a parallel layer fills up in order', 'L0+', ['L0.1 running', 'L0.2', 'L0.3'], 2, 'start L0.2'],
    ['and no further', 'L0+', ['L0.1 running', 'L0.2 starting', 'L0.3'], 2, 'wait'],
    ['its sync waits for all of it', 'L0+', ['L0.1 running', 'L0.2 complete', 'L0.sync'], 4, 'wait'],
    ['a queued task counts as under way', 'L0+', ['L0.1 queued', 'L0.2'], 1, 'wait'],
  ])('%s', (_, keys, tasks, concurrency, expected) => {
    expect(decided(keys, tasks, concurrency)).toBe(expected);
  });
});

describe('dependencies', () => {
  test('a task waits for what it depends on, and one behind it may go first', () => {
    expect(decided('L0', [behind('L0.1', 'L0.2'), 'L0.2'])).toBe('start L0.2');
    expect(decided('L0', [behind('L0.1', 'L0.2'), 'L0.2 complete'])).toBe('start L0.1');
    expect(decided('L0', [behind('L0.1', 'L0.2'), 'L0.2 skipped'])).toBe('start L0.1');
  });

  test('in a parallel layer a dependency under way holds its dependant, not the others', () => {
    const tasks = ['L0.1 running', behind('L0.2', 'L0.1'), 'L0.3'];
    expect(decided('L0+', tasks, 3)).toBe('start L0.3');
    expect(decided('L0+', ['L0.1 running', behind('L0.2', 'L0.1')], 3)).toBe('wait');
  });

  test('what stands outside the run counts as done', () => {
    expect(decided('L1', [behind('L1.1', 'L0.1')])).toBe('start L1.1');
  });

  test('a ring of dependencies pauses the run and names what is waited for', () => {
    const tasks = [behind('L0.1', 'L0.2'), behind('L0.2', 'L0.1')];
    expect(decided('L0', tasks)).toBe('pause blocked task_L0.1');
    expect(decide({ run: layers('L0'), tasks }, runSettings({ concurrency: 1 }))).toMatchObject({
      pause: { message: 'L0.1 “Do L0.1” waits for L0.2, which cannot be done before it.' },
    });
  });

  test('a dependency on a later layer pauses the run instead of breaking the order', () => {
    expect(decided('L0 L1', [behind('L0.1', 'L1.1'), 'L1.1'])).toBe('pause blocked task_L0.1');
  });
});

describe('what a person is asked', () => {
  test('a task without an approved answer is asked for when its turn comes, not before', () => {
    expect(decided('L0', ['L0.1', answered('L0.2', null)])).toBe('start L0.1');
    expect(decided('L0', ['L0.1 complete', answered('L0.2', null), 'L0.3'])).toBe('ask L0.2');
  });

  test.each([
    { kind: 'done-by-me', note: '' },
    { kind: 'skip', note: '' },
  ] as const)('the answer $kind settles its task without an attempt', (answer) => {
    expect(decided('L0', [answered('L0.1', answer), 'L0.2'])).toBe('settle L0.1');
  });

  const reasons: Partial<Record<TaskStatus, string>> = {
    ...{ unproven: 'unproven', 'needs-input': 'needs-input', 'needs-mapping': 'needs-mapping', failed: 'failed' },
    ...{ 'timed-out': 'failed', cancelled: 'failed', interrupted: 'interrupted' },
  };

  test.each(taskStatuses.filter(needsPerson))('a task that is %s pauses the run, once all else has ended', (status) => {
    expect(decided('L0+', [`L0.1 ${status}`, 'L0.2 running', 'L0.3'], 4)).toBe('wait');
    expect(decided('L0+', [`L0.1 ${status}`, 'L0.2', 'L0.3'], 4)).toBe(`pause ${reasons[status]} task_L0.1`);
    expect(decided('L0', [`L0.1 ${status}`, 'L0.2', 'L1.1'])).toBe(`pause ${reasons[status]} task_L0.1`);
  });

  test.each([
    ['failed', 'L0.1 “Do L0.1” failed: no room.'],
    ['timed-out', 'L0.1 “Do L0.1” failed: no room.'],
    ['unproven', 'L0.1 “Do L0.1” ended without proof: no room.'],
    ['interrupted', 'L0.1 “Do L0.1” was interrupted: no room.'],
    ['needs-mapping', 'L0.1 “Do L0.1” needs a command: no room.'],
    ['needs-input', 'L0.1 “Do L0.1” has a question: no room.'],
    ['cancelled', 'L0.1 “Do L0.1” was cancelled.'],
  ] as const)('the pause of a task that is %s says so in one sentence', (status, message) => {
    const problem = { code: 'E_X', message: 'no room.', hint: null };
    const tasks = [runTask('L0.1', status, { problem })];
    expect(decide({ run: layers('L0'), tasks }, runSettings({ concurrency: 1 }))).toMatchObject({
      type: 'pause',
      pause: { message },
    });
  });
});

test.each(runStatuses.filter((status) => status !== 'running'))('a run that is %s starts nothing', (status) => {
  const tasks = [runTask('L0.1'), runTask('L0.2', 'running')];
  expect(decide({ run: layers('L0', { status }), tasks }, runSettings({ concurrency: 4 }))).toEqual({ type: 'wait' });
});

test('whatever the statuses of three tasks in two layers are, the order holds', () => {
  for (const a of taskStatuses) {
    for (const b of taskStatuses) {
      for (const c of taskStatuses) {
        const tasks = [runTask('L0.1', a), runTask('L0.sync', b), runTask('L1.1', c)];
        const decision = decide({ run: layers('L0 L1'), tasks }, runSettings({ concurrency: 4 }));
        const told = `${a}, ${b}, ${c}: ${decision.type}`;
        if (decision.type === 'finish') expect([a, b, c].every(isSettled), told).toBe(true);
        if (decision.type === 'pause') expect([a, b, c].some(isOpen), told).toBe(false);
        if (decision.type !== 'start') continue;
        const at = tasks.indexOf(decision.task);
        expect(decision.task.status, told).toBe('pending');
        expect(
          tasks.slice(0, at).every((task) => isSettled(task.status)),
          told,
        ).toBe(true);
        expect(
          tasks.some((task) => isOpen(task.status)),
          told,
        ).toBe(false);
      }
    }
  }
});
