import { describe, expect, test } from 'vitest';
import type { Plan } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';

const parse = (...lines: string[]): Plan =>
  parsePlan(['## Layer 0: A', ...lines].join('\n'), { spec: 'F001', path: 'p', hash: 'h' });

describe('the marks of dialect F', () => {
  test('id, [P], story and dependencies are taken off the text', () => {
    const plan = parse('- [ ] T001 [P] Create project', '- [X] T002 [US1] Service in src/a.ts (depends on T001)');
    expect(plan.layers[0]?.tasks).toMatchObject([
      { ref: 'T001', parallel: true, done: false, description: 'Create project' },
      { ref: 'T002', parallel: false, done: true, description: 'Service in src/a.ts', dependencies: ['L0.1'] },
    ]);
    expect(plan.layers[0]?.tasks[1]?.notes).toEqual([{ line: 3, text: '[US1]' }]);
    expect(plan.diagnostics).toEqual([]);
  });

  test('[P] needs neither id nor box, and is no box itself', () => {
    const plan = parse('- [P] a', '- [ ] [P] b');
    expect(plan.layers[0]?.tasks).toMatchObject([
      { parallel: true, done: false, description: 'a' },
      { parallel: true, done: false, description: 'b' },
    ]);
    expect(plan.diagnostics).toEqual([]);
  });

  test('ids that are not in the plan are all named, each where it stands', () => {
    const plan = parse('- [ ] T001 Service (depends on T099, T098)');
    expect(plan.diagnostics.map(({ code, column, message }) => `${code} ${column} ${message}`)).toEqual([
      'E_DEP_UNKNOWN 32 The dependency “T099” cannot be met: no task has this id.',
      'E_DEP_UNKNOWN 38 The dependency “T098” cannot be met: no task has this id.',
    ]);
  });

  test('ids are taken bare, bold, in brackets and with a colon, and other words are left alone', () => {
    const plan = parse(
      '- T1 a',
      '- **T2**: b',
      '- [T3] c',
      '- TASK-P2-004: d',
      '- S3 bucket',
      '- T01x2 e',
      '- Types f',
    );
    expect(plan.layers[0]?.tasks.map(({ ref, description }) => [ref, description])).toEqual([
      ['T1', 'a'],
      ['T2', 'b'],
      ['T3', 'c'],
      ['TASK-P2-004', 'd'],
      [null, 'S3 bucket'],
      [null, 'T01x2 e'],
      [null, 'Types f'],
    ]);
  });

  test('equal and similar ids are reported and never merged', () => {
    const plan = parse('- [ ] T1 one', '- [ ] T001 two', '- [ ] t001 three', '- [ ] T1 four');
    expect(plan.layers[0]?.tasks.map((task) => task.ref)).toEqual(['T1', 'T001', 't001', 'T1']);
    expect(new Set(plan.layers[0]?.tasks.map((task) => task.id)).size).toBe(4);
    expect(plan.diagnostics.map(({ code, line }) => `${code} ${line}`)).toEqual([
      'W_ID_SIMILAR 3',
      'W_ID_SIMILAR 4',
      'W_ID_TWICE 5',
    ]);
  });
});
