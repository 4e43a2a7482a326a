import { expect, test } from 'vitest';
import { planOf, planTask } from './fixtures/plan';
import { findPlanTask, type PlanTask, planTasks } from './plan';

const task = (id: string, key: string, ref: string | null): PlanTask => planTask({ id, key, ref });

const plan = planOf({
  layers: [
    { key: 'L0', name: 'Ground', parallel: false, line: 1, tasks: [task('task_a', 'L0.1', 'T012')] },
    {
      key: 'L1',
      name: 'Walls',
      parallel: true,
      line: 5,
      tasks: [task('task_b', 'L1.1', 'L0.1'), task('task_c', 'L1.2', null)],
    },
  ],
});

test.each([
  ['task_b', 'task_b'],
  ['L1.2', 'task_c'],
  ['l1.2', 'task_c'],
  ['t012', 'task_a'],
])('a task is found by %s, in any case', (name, id) => {
  expect(findPlanTask(plan, name)?.id).toBe(id);
});

test('a place is meant before a reference that reads the same', () => {
  expect(findPlanTask(plan, 'L0.1')?.id).toBe('task_a');
});

test.each(['', 'L9.9', 'TASK_A', '__proto__', 'null'])('%j names no task', (name) => {
  expect(findPlanTask(plan, name)).toBeNull();
});

test('tasks come in the order they run', () => {
  expect(planTasks(plan).map(({ key }) => key)).toEqual(['L0.1', 'L1.1', 'L1.2']);
});
