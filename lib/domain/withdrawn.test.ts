import { expect, test } from 'vitest';
import { planTask } from './fixtures/plan';
import { withdrawnStatus } from './withdrawn';

const withNote = (text: string, optional = true, done = false) =>
  withdrawnStatus(planTask({ id: 'task_a', key: 'L0.1', optional, done, notes: [{ line: 3, text }] }));

test('a task is out of the work when its status says so, and only then', () => {
  expect(withNote('Status: cancelled')).toBe('cancelled');
  expect(withNote('Status: ○ On Hold')).toBe('○ On Hold');
  expect(withNote('Status: in progress')).toBeNull();
  expect(withNote('Tell what Status: cancelled means')).toBeNull();
});

test('words about a status take out no task that the plan counts as needed or done', () => {
  expect(withNote('Status: cancelled', false)).toBeNull();
  expect(withNote('Status: cancelled', true, true)).toBeNull();
});
