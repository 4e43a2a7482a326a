import { describe, expect, test } from 'vitest';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { parsePlan } from './parse-plan';

const parse = (...lines: string[]): Plan => parsePlan(lines.join('\n'), { spec: 'F001', path: 'p', hash: 'h' });
const conflicts = (plan: Plan): string[] =>
  plan.diagnostics.filter(({ code }) => code === 'W_FILE_CONFLICT').map(({ line, column }) => `${line}:${column}`);
const state = (plan: Plan): [boolean, string[]][] => planTasks(plan).map((task) => [task.parallel, task.dependencies]);
const layer = '## Layer 0: A (Parallel)';

describe('tasks that name the same file', () => {
  test('run one after the other in a parallel layer: the later waits, and both are named', () => {
    const plan = parse(layer, '- Create X in src/x.ts', '- Create Y in src/y.ts', '- Extend `./src/x.ts:12`.');
    expect(state(plan)).toEqual([
      [true, []],
      [true, []],
      [false, ['L0.1']],
    ]);
    expect(conflicts(plan)).toEqual(['4:3']);
    expect(plan.diagnostics[0]?.message).toBe(
      'L0.3 and L0.1 may run side by side and both name “src/x.ts”: L0.3 runs after L0.1.',
    );
  });

  test('lose their mark where single tasks are marked; the order of the layer keeps them apart', () => {
    const plan = parse('## Layer 0: A', '- T1 [P] Create src/x.ts', '- T2 [P] Extend src/x.ts', '- T3 Read src/x.ts');
    expect(state(plan)).toEqual([
      [true, []],
      [false, []],
      [false, []],
    ]);
    expect(conflicts(plan)).toEqual(['3:3']);
  });

  test('are left as they are where one waits for the other anyway, by whatever way', () => {
    const plan = parse(
      ...[layer, '- T1 Create a.ts (depends on T3)', '- T2 See b.md (depends on T1)', '- T3 Write a.ts and b.md'],
      '- T4 Change a.ts (depends on T2)',
    );
    expect(conflicts(plan)).toEqual([]);
    expect(planTasks(plan).map((task) => task.dependencies)).toEqual([['L0.3'], ['L0.1'], [], ['L0.2']]);
  });

  test('never come to wait for each other in a circle', () => {
    const plan = parse(
      layer,
      '- T1 Change a.ts (depends on T3)',
      '- T2 Change a.ts',
      '- T3 Change a.ts, b.ts',
      '- T4 b.ts',
    );
    expect(planTasks(plan).map((task) => task.dependencies)).toEqual([['L0.3'], ['L0.1'], [], ['L0.3']]);
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(['W_FILE_CONFLICT', 'W_FILE_CONFLICT']);
  });

  test('are said also where the file stands below the task', () => {
    expect(conflicts(parse(layer, '- a', '  - Files: src/x.ts, src/y.ts', '- b', '  - **File**: src/y.ts'))).toEqual([
      '4:3',
    ]);
  });

  test.each([
    ['in a sequential layer', ['## Layer 0: A', '- Create src/x.ts', '- Extend src/x.ts']],
    ['in two layers', [layer, '- Create src/x.ts', '## Layer 1: B (Parallel)', '- Extend src/x.ts']],
    ['when one is done', [layer, '- [x] Create src/x.ts', '- [ ] Extend src/x.ts']],
    ['for a product', [layer, '- Set up Next.js', '- Learn Next.js and Node.js/Express.js']],
    ['for an address', [layer, '- Read https://x.example/a.html', '- See https://x.example/a.html']],
    ['for a version', [layer, '- Move to v1.2', '- Test v1.2 and/or 3.5']],
    ['for a folder', [layer, '- Write docs/', '- Read docs/']],
  ])('are no conflict %s', (_, lines) => {
    expect(conflicts(parse(...lines))).toEqual([]);
  });

  test('10,000 tasks of one file are put into a row', { timeout: 60_000 }, () => {
    const plan = parse(layer, '- Change src/x.ts\n'.repeat(10_000));
    expect(planTasks(plan).at(-1)?.dependencies).toEqual(['L0.9999']);
  });
});
