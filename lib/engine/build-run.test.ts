import { expect, test } from 'vitest';
import { planTask as fixtureTask, planOf } from '@/lib/domain/fixtures/plan';
import { runTask } from '@/lib/domain/fixtures/run';
import type { Answer, Mapping } from '@/lib/domain/mapping';
import type { Plan, PlanTask } from '@/lib/domain/plan';
import type { RunTask } from '@/lib/domain/run';
import { buildRun, type RunInput, syncTaskId } from './build-run';
import { decide } from './decide';
import { runSettings } from './fixtures/run-settings';

const now = '2026-01-01T12:00:00.000Z';
const command: Answer = { kind: 'command', command: '/x:y', args: '', effect: 'files' };
const sync: Answer = { kind: 'command', command: '/iterate:sync', args: 'F001', effect: 'none' };

const planTask = (key: string, change: Partial<PlanTask> = {}): PlanTask =>
  fixtureTask({ id: `task_${key}`, key, agent: 'Backend', complexity: 'Mid', ...change });

const plan = (...layers: PlanTask[][]): Plan =>
  planOf({
    layers: layers.map((tasks, i) => ({ key: `L${i}`, name: `Layer ${i}`, parallel: i === 1, line: 1, tasks })),
  });

function mapping(taskId: string, status: Mapping['status'] = 'approved'): Mapping {
  return {
    ...{ id: `map_${taskId}`, specId: 'F001', taskId, status, origin: 'rule', confidence: 95, answer: command },
    ...{ reason: '', matched: [], stackFacts: [], alternatives: [], createdAt: now, approvedAt: now },
    ...{ approvedFor: null, voided: null, madeFor: null },
  };
}

function built(change: Partial<RunInput> & Pick<RunInput, 'plan'>) {
  const tasks = change.plan.layers.flatMap((layer) => layer.tasks);
  const mappings = new Map(tasks.map(({ id }) => [id, mapping(id)]));
  const fingerprintOf = (task: PlanTask) => `print of ${task.description}`;
  return buildRun({
    mappings,
    layers: null,
    rehearsal: false,
    earlier: new Map(),
    sync,
    fingerprintOf,
    filesOf: (task) => [`${task.key}.ts`],
    choices: { parallel: null, onFailure: null },
    now,
    ...change,
  });
}

const done = (taskId: string, change: Partial<RunTask> = {}): [string, RunTask] => [
  taskId,
  runTask('L0.1', 'complete', {
    ...{
      taskId,
      description: `Do ${taskId.replace('task_', '')}`,
      startedAt: '2025-12-31T10:00:00.000Z',
      finishedAt: '2025-12-31T10:00:05.000Z',
      durationMs: 5000,
    },
    ...{ output: 'made it', evidence: { by: 'files', text: '2 files created', files: null } },
    ...change,
  }),
];

const shown = (tasks: RunTask[]) => tasks.map(({ key, status }) => `${key} ${status}`);

test('every task is in the run in its order, and a sync after each layer that has tasks', () => {
  const { run, tasks } = built({ plan: plan([planTask('L0.1'), planTask('L0.2')], [], [planTask('L2.1')]) });
  expect(tasks.map(({ key }) => key)).toEqual(['L0.1', 'L0.2', 'L0.sync', 'L2.1', 'L2.sync']);
  expect(tasks.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
  expect(new Set(tasks.map(({ taskId }) => taskId)).size).toBe(5);
  expect(tasks.every(({ runId, status, attempts }) => runId === run.id && status === 'pending' && attempts === 0)).toBe(
    true,
  );
  expect(run).toMatchObject({ specId: 'F001', title: 'Books', status: 'queued', rehearsal: false, finishedAt: null });
  expect(run.layers.map(({ key, parallel }) => [key, parallel])).toEqual([
    ['L0', false],
    ['L1', true],
    ['L2', false],
  ]);
});

test('a task takes along what the plan says of it, as it is now', () => {
  const [task] = built({ plan: plan([planTask('L0.1', { ref: 'T012' })]) }).tasks;
  expect(task).toMatchObject({ ref: 'T012', line: 7, agent: 'Backend', complexity: 'Mid', answer: command });
  expect(task?.mappingId).toBe('map_task_L0.1');
});

test('what an earlier run completed is to be done again when its text is another by now', () => {
  const [, was] = done('task_L0.1');
  const status = (earlier: RunTask) =>
    built({ plan: plan([planTask('L0.1')]), earlier: new Map([['task_L0.1', earlier]]) }).tasks[0]?.status;
  expect(status({ ...was, fingerprint: 'print of Do L0.1', description: 'Other words' })).toBe('complete');
  expect(status({ ...was, fingerprint: 'print of Do something else' })).toBe('pending');
  expect(status({ ...was, fingerprint: null, description: 'Do something else' })).toBe('pending');
});

test('a sync belongs to its layer, has the sync command and counts as no task', () => {
  const task = built({ plan: plan([planTask('L0.1')]) }).tasks[1];
  expect(task).toMatchObject({ role: 'sync', layerKey: 'L0', taskId: syncTaskId('F001', 'L0'), answer: sync });
  expect(built({ plan: plan([planTask('L0.1')]), sync: null }).tasks).toHaveLength(1);
});

test('only an approved mapping runs; without one the person will be asked', () => {
  const mappings = new Map([['task_L0.1', mapping('task_L0.1', 'proposed')]]);
  const { tasks } = built({ plan: plan([planTask('L0.1'), planTask('L0.2')]), mappings });
  expect(tasks.slice(0, 2).map(({ answer }) => answer)).toEqual([null, null]);
});

test('dependencies on tasks and on whole layers become ids, each once, never the task itself', () => {
  const first = [planTask('L0.1'), planTask('L0.2')];
  const second = [
    planTask('L1.1', { dependencies: ['L0.1', 'L0'] }),
    planTask('L1.2', { dependencies: ['L1', 'L1.2', 'L9.9'] }),
  ];
  const { tasks } = built({ plan: plan(first, second), sync: null });
  expect(tasks[2]?.dependsOn).toEqual(['task_L0.1', 'task_L0.2']);
  expect(tasks[3]?.dependsOn).toEqual(['task_L1.1']);
});

test('a ticked box settles its task, by the plan’s word and with its line', () => {
  const [task] = built({ plan: plan([planTask('L0.1', { done: true })]) }).tasks;
  expect(task).toMatchObject({ status: 'complete', finishedAt: now, durationMs: null });
  expect(task?.evidence).toEqual({ by: 'plan', text: 'ticked in the plan, line 7', files: null });
});

test('what an earlier run completed is carried over with its times, its output and its evidence', () => {
  const { tasks } = built({ plan: plan([planTask('L0.1'), planTask('L0.2')]), earlier: new Map([done('task_L0.1')]) });
  expect(shown(tasks)).toEqual(['L0.1 complete', 'L0.2 pending', 'L0.sync pending']);
  expect(tasks[0]).toMatchObject({ durationMs: 5000, output: 'made it', attempts: 0 });
  expect(tasks[0]?.evidence).toEqual({ by: 'earlier-run', text: '2 files created', files: null });
});

test('an earlier run says more than a ticked box', () => {
  const ticked = plan([planTask('L0.1', { done: true })]);
  expect(built({ plan: ticked, earlier: new Map([done('task_L0.1')]) }).tasks[0]?.evidence?.by).toBe('earlier-run');
});

test('a sync is carried over only when nothing of its layer is left to do', () => {
  const synced = done(syncTaskId('F001', 'L0'), { role: 'sync', evidence: { by: 'command', text: 'ok', files: null } });
  const two = plan([planTask('L0.1'), planTask('L0.2')], [planTask('L1.1')]);
  const all = built({ plan: two, earlier: new Map([done('task_L0.1'), done('task_L0.2'), synced]) });
  expect(shown(all.tasks)).toContain('L0.sync complete');
  expect(decide({ ...all, run: { ...all.run, status: 'running' } }, runSettings())).toMatchObject({
    task: { key: 'L1.1' },
  });
  const some = built({ plan: two, earlier: new Map([done('task_L0.1'), synced]) });
  expect(shown(some.tasks)).toContain('L0.sync pending');
});

test('a layer that was ticked in the plan as a whole has nothing of ours to sync, one ticked in part has', () => {
  const ticked = planTask('L0.1', { done: true });
  const whole = built({ plan: plan([ticked, planTask('L0.2', { done: true })], [planTask('L1.1')]) }).tasks;
  expect(shown(whole)).toEqual([
    ...['L0.1 complete', 'L0.2 complete', 'L0.sync skipped', 'L1.1 pending', 'L1.sync pending'],
  ]);
  expect(whole[2]?.evidence).toMatchObject({ by: 'plan' });
  expect(shown(built({ plan: plan([ticked, planTask('L0.2')]) }).tasks)).toContain('L0.sync pending');
  const mixed = built({ plan: plan([ticked, planTask('L0.2')]), earlier: new Map([done('task_L0.2')]) }).tasks;
  expect(shown(mixed)).toContain('L0.sync pending');
});

test('a run of chosen layers knows the whole plan, executes its layers alone and ends with them', () => {
  const three = plan([planTask('L0.1')], [planTask('L1.1')], [planTask('L2.1', { dependencies: ['L0.1'] })]);
  const { run, tasks } = built({ plan: three, layers: ['L1'], earlier: new Map([done('task_L0.1')]) });
  expect(run).toMatchObject({ scope: ['L1'], layers: [{ key: 'L0' }, { key: 'L1' }, { key: 'L2' }] });
  const running = { ...run, status: 'running' as const };
  expect(decide({ run: running, tasks }, runSettings())).toMatchObject({ task: { key: 'L1.1' } });
  const layerDone = tasks.map((task) => (task.layerKey === 'L1' ? { ...task, status: 'complete' as const } : task));
  expect(decide({ run: running, tasks: layerDone }, runSettings())).toEqual({ type: 'finish' });
});

test('a rehearsal plays everything, whatever was ticked or done before', () => {
  const ticked = plan([planTask('L0.1', { done: true }), planTask('L0.2')]);
  const earlier = new Map([done('task_L0.2'), done(syncTaskId('F001', 'L0'), { role: 'sync' })]);
  const { run, tasks } = built({ plan: ticked, earlier, rehearsal: true });
  expect(run.rehearsal).toBe(true);
  expect(shown(tasks)).toEqual(['L0.1 pending', 'L0.2 pending', 'L0.sync pending']);
});

test('two runs of one plan share no id but those of the tasks', () => {
  const one = plan([planTask('L0.1')]);
  expect(built({ plan: one }).run.id).not.toBe(built({ plan: one }).run.id);
});

test('a task that the plan takes out of the work starts as skipped, with its status as the reason, unless it was done', () => {
  const cancelled = planTask('L0.1', { optional: true, notes: [{ line: 9, text: 'Status: cancelled' }] });
  const inPlan = plan([cancelled, planTask('L0.2', { optional: true })]);
  const [skipped, optional] = built({ plan: inPlan }).tasks;
  expect(skipped).toMatchObject({
    status: 'skipped',
    evidence: { by: 'plan', text: 'the plan says cancelled, line 7' },
  });
  expect(optional).toMatchObject({ status: 'pending', evidence: null });
  expect(built({ plan: inPlan, rehearsal: true }).tasks[0]).toMatchObject({ status: 'pending' });
  const done = runTask('L0.1', 'complete', { description: cancelled.description });
  expect(built({ plan: inPlan, earlier: new Map([['task_L0.1', done]]) }).tasks[0]).toMatchObject({
    status: 'complete',
  });
});
