import { describe, expect, test } from 'vitest';
import { type Plan, planSchema, planTasks } from '@/lib/domain/plan';
import { TASKS_MAX } from './open-task';
import { parsePlan } from './parse-plan';
import { LINES_MAX } from './plan-lines';
import { REMARKS_PER_CODE_MAX } from './remarks';

const parse = (text: string): Plan => parsePlan(text, { spec: 'F001', path: 'p', hash: 'h' });
const codes = (plan: Plan): string[] => [...new Set(plan.diagnostics.map(({ code }) => code))];
const head = '## Layer 0: A\n';
/** No test measures time; a reader that is not linear does not come back within the limit of the test. */
const patience = 120_000;

describe('large plans', () => {
  test('10,000 tasks with their fields are read', { timeout: patience }, () => {
    const tasks = Array.from({ length: 10_000 }, (_, i) => `- [ ] Task: T ${i}\n  - Agent: QA\n  - Dependencies: None`);
    const plan = parse(head + tasks.join('\n'));
    expect(planTasks(plan)).toHaveLength(10_000);
    expect(plan.lines).toEqual({ total: 30_000, understood: 30_000 });
    expect(plan.diagnostics).toEqual([]);
  });

  test('more than the limit of tasks is an error, the tasks up to it are kept', { timeout: patience }, () => {
    const plan = parse(head + '- a (`/x`, b, easy)\n'.repeat(TASKS_MAX + 3));
    expect(planTasks(plan)).toHaveLength(TASKS_MAX);
    expect(new Set(planTasks(plan).map((task) => task.id)).size).toBe(TASKS_MAX);
    expect(codes(plan)).toEqual(['W_TOO_MANY', 'E_TOO_MANY']);
    expect(plan.lines).toEqual({ total: TASKS_MAX + 3, understood: TASKS_MAX });
  });

  test('more than the limit of lines is an error', { timeout: patience }, () => {
    const plan = parse(`${head}- a\n${'\n'.repeat(LINES_MAX)}`);
    expect(plan.diagnostics).toMatchObject([{ code: 'E_TOO_MANY', line: LINES_MAX + 1 }]);
  });

  test('remarks of one kind are counted past their limit', () => {
    const plan = parse(head + '- [?] a\n'.repeat(REMARKS_PER_CODE_MAX + 7));
    const last = plan.diagnostics.at(-1);
    expect(plan.diagnostics).toHaveLength(REMARKS_PER_CODE_MAX + 1);
    expect(last).toMatchObject({ code: 'W_BOX', severity: 'warning', line: REMARKS_PER_CODE_MAX + 2 });
    expect(last?.message).toBe(`7 more of the same, the last on line ${REMARKS_PER_CODE_MAX + 8}.`);
  });
});

describe('hostile plans', () => {
  test.each([
    ['x', 9000],
    ['(``, ', 20_000],
    ['(`/a', 25_000],
    [' ', 100_000],
  ])('a line of many “%s” is refused with its line, the next one is read', { timeout: patience }, (sign, times) => {
    const plan = parse(`${head}- a${sign.repeat(times)}z\n- b`);
    expect(planTasks(plan).map((task) => task.description)).toEqual(['b']);
    expect(plan.diagnostics).toMatchObject([{ code: 'E_LINE_TOO_LONG', severity: 'error', line: 2 }]);
  });

  test('a line of 8 KiB is read, counted in bytes', () => {
    const letters = 'é'.repeat(4095);
    expect(planTasks(parse(`${head}- ${letters}`))[0]?.description).toBe(letters);
    expect(codes(parse(`${head}- ${letters}é`))).toContain('E_LINE_TOO_LONG');
  });

  test.each([
    ['backticks of every length', `- ${Array.from({ length: 120 }, (_, i) => '`'.repeat(i + 1)).join(' ')}\n`],
    ['open candidates', `- ${'(`/a`, '.repeat(1100)}\n`],
    ['open comments', `- ${'<!--'.repeat(2000)}\n`],
    ['parentheses', `- ${'('.repeat(8000)}\`/a\`\n`],
    ['spaces before a colon', `- Agent${' '.repeat(8000)}: x\n`],
    ['stars', `- ${'*'.repeat(8000)}: x\n`],
    ['markers of quotations', `${'>'.repeat(8000)}\n`],
    ['markers of bullets', `${'- '.repeat(4000)}a\n`],
    ['both markers', `${'> - '.repeat(2000)}a\n`],
    ['dependencies', `- a\n  - Dependencies: ${'L0 and '.repeat(1100)}\n`],
    ['long titles of links', `${'[a]: b "t\n'.repeat(800)}`],
  ])('1,000 lines of %s are read or refused', { timeout: patience }, (_, line) => {
    const plan = parse(head + line.repeat(Math.ceil((1000 * 1000) / line.length)));
    expect(planSchema.safeParse(plan).success).toBe(true);
  });

  test('bullets nested past the limit are an error: nothing after them is taken for read', () => {
    const stairs = Array.from({ length: 200 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n');
    const plan = parse(`${head}${stairs}\n\n## Layer 1: B\n- b`);
    expect(codes(plan)).toContain('E_TOO_DEEP');
  });

  test('50,000 layers of one number do not exhaust the stack', { timeout: patience }, () => {
    expect(codes(parse(`${head}- a\n`.repeat(50_000)))).toContain('E_LAYER_TWICE');
  });

  test('names of object members do no harm', () => {
    const plan = parse(
      `${head}- __proto__\n- constructor (\`/toString\`, __proto__, hasOwnProperty)\n  - Dependencies: __proto__`,
    );
    expect(planTasks(plan)[1]).toMatchObject({ command: '/toString', agent: '__proto__', dependencies: ['L0.1'] });
    expect(Object.hasOwn(Object.prototype, 'agent')).toBe(false);
  });
});
