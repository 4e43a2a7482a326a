import { expect, test } from 'vitest';
import { planSchema, planTasks } from '@/lib/domain/plan';
import { parse } from './fixtures/show-plan';

/** No test measures time; a reader that is not linear does not come back within the limit of the test. */
const patience = 120_000;
const times = (count: number, line: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => line(index));

test.each([
  ['parents with parts', times(5000, (i) => `- [ ] ${i}. a\n  - [ ] ${i}.1 b`)],
  [
    'headings that a list repeats',
    [...times(5000, (i) => `- [ ] ${i}. a${i}`), ...times(5000, (i) => `### ${i}. a${i}`)],
  ],
  ['groups of one', times(5000, (i) => `## Group ${i}\n- [ ] a`)],
  ['rows', ['| Task | Status |', '|--|--|', ...times(5000, () => '| a | done |')]],
  ['spaces in boxes', times(300, () => `- [ ] a${' '.repeat(8000)}b`)],
  ['spaces in headings', times(300, () => `## a${' '.repeat(8000)}b`)],
  ['open emphasis', times(300, () => `- [ ] ${'**a'.repeat(2500)}`)],
  ['open dependencies', times(300, () => `- [x] a${' - depends on (depends on x'.repeat(280)}`)],
  ['cells', times(300, () => `a|b\n${'|-'.repeat(4000)}|`)],
])('many %s are read or refused', { timeout: patience }, (_, lines) => {
  expect(planSchema.safeParse(parse(lines)).success).toBe(true);
});

test('every one of 10,000 tasks and 20,000 parts is read', { timeout: patience }, () => {
  const plan = parse(times(10_000, (i) => `- [ ] ${i}. a\n  - [ ] ${i}.1 b\n  - [x] ${i}.2 c\n    - note`));
  expect(planTasks(plan)).toHaveLength(10_000);
  expect(planTasks(plan).every(({ subtasks }) => subtasks.length === 2)).toBe(true);
  expect(plan.lines).toEqual({ total: 40_000, understood: 40_000 });
});
