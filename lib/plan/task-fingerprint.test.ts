import { describe, expect, test } from 'vitest';
import { planTask } from '@/lib/domain/fixtures/plan';
import type { PlanSubtask, PlanTask } from '@/lib/domain/plan';
import { taskFingerprint } from './task-fingerprint';

const part: PlanSubtask = {
  ...{ id: 'task_p', ref: null, description: 'Write it', line: 8, done: false, optional: false, box: null },
  ...{ notes: [], dependencies: [] },
};
const task = planTask({ id: 'task_a', key: 'L0.1', notes: [{ line: 9, text: 'With care.' }], subtasks: [part] });

describe('an approval stands while a task', () => {
  test.each<[string, Partial<PlanTask>]>([
    ['moves', { key: 'L2.7', line: 70, dependencies: ['L0.1'], notes: [{ line: 99, text: 'With care.' }] }],
    ['is ticked', { done: true, subtasks: [{ ...part, done: true, line: 40 }] }],
    ['is weighed otherwise', { complexity: 'high', estimate: '2 h', parallel: true, optional: true }],
  ])('%s', (_, change) => {
    expect(taskFingerprint({ ...task, ...change })).toBe(taskFingerprint(task));
  });
});

describe('an approval falls with', () => {
  test.each<[string, Partial<PlanTask>]>([
    ['another description', { description: 'Do L0.1!' }],
    ['another command', { command: '/x:y' }],
    ['other arguments', { args: 'orders' }],
    ['another agent', { agent: 'Backend' }],
    ['another part', { subtasks: [{ ...part, description: 'Rewrite it' }] }],
    ['a note on a part', { subtasks: [{ ...part, notes: [{ line: 9, text: 'Slowly.' }] }] }],
    ['a part less', { subtasks: [] }],
    ['another note', { notes: [{ line: 9, text: 'With haste.' }] }],
    ['another dependency', { dependencyText: 'L0.2' }],
  ])('%s', (_, change) => {
    expect(taskFingerprint({ ...task, ...change })).not.toBe(taskFingerprint(task));
  });
});
