import { expect, it } from 'vitest';
import { dependentsOf } from './dependents';
import { missingVariable } from './missing-variable';

it.each([
  ['The command ended with exit code 1: DATABASE_URL is not set.', 'DATABASE_URL'],
  ['Error: Environment variable not found: STRIPE_SECRET_KEY.\n  --> schema.prisma:6', 'STRIPE_SECRET_KEY'],
  ['E_NOT_FOUND: table users missing', null],
  ['MODULE_A was built\nall good', null],
])('reads the variable that %j speaks of', (text, name) => {
  expect(missingVariable(null, text)).toBe(name);
});

it('finds everything that waits for a task, through others too, and ends on a circle', () => {
  const task = (taskId: string, ...dependsOn: string[]) => ({ taskId, dependsOn }) as never;
  const tasks = [task('a', 'd'), task('b', 'a'), task('c', 'b'), task('d', 'c'), task('e')];
  expect(dependentsOf(tasks, 'a').map((each) => each.taskId)).toEqual(['b', 'c', 'd']);
});
