import { describe, expect, test } from 'vitest';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { parsePlan } from './parse-plan';

const parse = (...lines: string[]): Plan => parsePlan(lines.join('\n'), { spec: 'F001', path: 'p', hash: 'h' });
const wrong = (plan: Plan): string[] =>
  plan.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);

const head = ['## Layer 0: A', '- T001 Schema', '- Auth, and login', '## Layer 1: B', '- Service', '- T010 Model'];
/** A plan of three layers whose last task has these dependencies, on line 9. */
const withDependencies = (text: string): Plan => parse(...head, '## Layer 2: C', '- Last', `  - Dependencies: ${text}`);
const resolved = (plan: Plan): string[] => planTasks(plan).at(-1)?.dependencies ?? [];

describe('dependencies', () => {
  test('name tasks by ids of the plan’s own making in front of them', () => {
    const tasks = ['- **FOUNDATION-1**: Set up', '- FOUNDATION-2: Schema', '- [API_3] Create it', '- HTTP-2 support'];
    const plan = parse('## Layer 0: A', ...tasks, '  - Dependencies: after FOUNDATION-1, API-3');
    expect(resolved(plan)).toEqual(['L0.1', 'L0.3']);
    expect(wrong(plan)).toEqual([]);
  });

  test('by such an id that two tasks have are words', () => {
    const plan = parse('## Layer 0: A', '- DB-1: a', '- DB-1: b', '- c', '  - Dependencies: DB-1');
    expect(wrong(plan)).toEqual(['W_DEP_WORDS 5:19']);
  });

  test.each([
    ['None', []],
    ['none.', []],
    ['-', []],
    ['n/a', []],
    ['', []],
    ['L0 complete', ['L0']],
    ['l0', ['L0']],
    ['Layer 1', ['L1']],
    ['L1 components', ['L1']],
    ['L0, L1 complete', ['L0', 'L1']],
    ['L0 and L1', ['L0', 'L1']],
    ['L0-L1', ['L0', 'L1']],
    ['L0/L1', ['L0', 'L1']],
    ['Layers 0 to 1', ['L0', 'L1']],
    ['All layers complete', ['L0', 'L1']],
    ['All previous layers', ['L0', 'L1']],
    ['L0.1', ['L0.1']],
    ['`L0.1`; L1.2', ['L0.1', 'L1.2']],
    ['T001', ['L0.1']],
    ['T001, T010 (model)', ['L0.1', 'L1.2']],
    ['T001, T001', ['L0.1']],
    ['Previous task', ['L1.2']],
    ['schema', ['L0.1']],
    ['Auth, and login', ['L0.2']],
    ['Service, Auth', ['L1.1']],
    ['depends on T001, T010', ['L0.1', 'L1.2']],
    ['after tasks T001 and T010', ['L0.1', 'L1.2']],
    ['T001 complete', ['L0.1']],
    ['Layer 0 is done', ['L0']],
    ['B layer complete', ['L1']],
    ['All previous', ['L0', 'L1']],
    ['all previous tasks complete', ['L0', 'L1']],
  ])('“%s” are %j', (text, expected) => {
    const plan = withDependencies(text);
    expect(resolved(plan)).toEqual(expected);
    expect(planTasks(plan).at(-1)?.dependencyText).toBe(text === '' ? null : text);
  });

  test('a list of bullets below the field is read as one', () => {
    const plan = parse(...head, '- Last', '  - Dependencies:', '    - L0 complete', '    - T010', '  - Agent: QA');
    expect(planTasks(plan).at(-1)).toMatchObject({ dependencies: ['L0', 'L1.2'], agent: 'QA', notes: [] });
  });

  test.each([
    ['L9 complete', 'E_DEP_UNKNOWN 9:19'],
    ['L0, L7.1', 'E_DEP_UNKNOWN 9:23'],
    ['L0-L9', 'E_DEP_UNKNOWN 9:19'],
    ['T001-T003', 'E_DEP_UNKNOWN 9:19'],
    ['Tasks 1-9', 'E_DEP_UNKNOWN 9:19'],
    ['1.7', 'E_DEP_UNKNOWN 9:19'],
    ['T099', 'E_DEP_UNKNOWN 9:19'],
    ['Task 40', 'E_DEP_UNKNOWN 9:19'],
    ['L99999999999999999999', 'W_DEP_WORDS 9:19'],
    ['__proto__', 'W_DEP_WORDS 9:19'],
    ['L2 complete', 'E_CYCLE 9:19'],
    ['L2.1', 'E_CYCLE 9:19'],
    ['Last', 'E_CYCLE 9:19'],
  ])('“%s” is reported where it stands', (text, expected) => {
    expect(wrong(withDependencies(text))).toEqual([expected]);
  });

  test('what runs later cannot be waited for', () => {
    const plan = parse('## Layer 0: A', '- a', '  - Dependencies: L1, L1.1', '## Layer 1: B', '- b');
    expect(wrong(plan)).toEqual(['E_DEP_LATER 3:19', 'E_DEP_LATER 3:23']);
  });

  test('an id that two tasks have is an error where it is depended on', () => {
    const plan = parse('## Layer 0: A', '- T1 a', '- T1 b', '- c', '  - Dependencies: T1');
    expect(wrong(plan)).toEqual(['W_ID_TWICE 3:3', 'E_DEP_UNKNOWN 5:19']);
  });

  test('words that name nothing make the task wait for everything above it in its layer', () => {
    const plan = parse('## Layer 0: A', '- a', '- b', '- c', '  - Dependencies: the user model', '- d');
    expect(planTasks(plan).map((task) => task.dependencies)).toEqual([[], [], ['L0.1', 'L0.2'], []]);
    expect(wrong(plan)).toEqual(['W_DEP_WORDS 5:19']);
  });

  test('words that would make too many links are an error instead', () => {
    const plan = parse('## Layer 0: A', ...Array.from({ length: 460 }, (_, i) => `- a${i}\n  - Dependencies: x${i}y`));
    const links = planTasks(plan).reduce((sum, task) => sum + task.dependencies.length, 0);
    expect(links).toBeLessThanOrEqual(100_000);
    expect(wrong(plan).at(-1)).toBe('E_DEP_UNKNOWN 921:19');
  });

  test('“all previous” are all tasks above in the layer, and the layers before it', () => {
    const plan = parse(
      '## Layer 0: A',
      '- z',
      '## Layer 1: B',
      '- a',
      '- b',
      '- c',
      '  - Dependencies: All previous',
      '- d',
    );
    expect(planTasks(plan).map((task) => task.dependencies)).toEqual([[], [], [], ['L0', 'L1.1', 'L1.2'], []]);
    expect(plan.diagnostics).toEqual([]);
  });

  test('“Tasks 1-3” are the tasks of these numbers, and numbers alone are where the plan has numbers', () => {
    const plan = parse(
      ...['## Layer 0: A', '- Task 1: a', '- Task 2: b', '- Task 3: c', '- d', '  - Dependencies: Tasks 1-3'],
      ...['- e', '  - Dependencies: 1, 3', '- f', '  - Dependencies: #2 and task 3'],
    );
    expect(
      planTasks(plan)
        .map((task) => task.dependencies)
        .slice(3),
    ).toEqual([
      ['L0.1', 'L0.2', 'L0.3'],
      ['L0.1', 'L0.3'],
      ['L0.2', 'L0.3'],
    ]);
    expect(wrong(plan)).toEqual([]);
  });

  test('a number alone says nothing where the plan has none', () => {
    const plan = parse('## Layer 0: A', '- a', '- b', '  - Dependencies: 1');
    expect(planTasks(plan)[1]?.dependencies).toEqual(['L0.1']);
    expect(wrong(plan)).toEqual(['W_DEP_WORDS 4:19']);
  });

  test('“L0 complete T099” passes over neither of the two', () => {
    const plan = parse('## Layer 0: A', '- a', '## Layer 1: B', '- b', '- c', '  - Dependencies: L0 complete T099');
    expect(planTasks(plan).at(-1)?.dependencies).toEqual(['L1.1']);
    expect(wrong(plan)).toEqual(['W_DEP_WORDS 6:19']);
  });

  test('“Task 2” is the task numbered so, in the own layer first', () => {
    const plan = parse(
      ...['## Layer 0: A', '- Task 1: a', '- Task 2: b', '  - Dependencies: Task 1'],
      ...['## Layer 1: B', '- Task 1: c', '- d', '  - Dependencies: Task 1, Task 2', '- e', '  - Dependencies: Task 7'],
    );
    expect(planTasks(plan).map((task) => task.dependencies)).toEqual([[], ['L0.1'], [], ['L1.1', 'L0.2'], []]);
    expect(wrong(plan)).toEqual(['E_DEP_UNKNOWN 10:19']);
  });

  test('“Task 1” counts where nothing is numbered, and the reading is said', () => {
    const plan = parse(
      '## Layer 0: A',
      '- a',
      '## Layer 1: B',
      '- b',
      '  - Dependencies: Task 1',
      '- c',
      '  - Dependencies: Task 1',
    );
    expect(planTasks(plan).map((task) => task.dependencies)).toEqual([[], ['L0.1'], ['L1.1']]);
    expect(plan.diagnostics).toMatchObject([
      { code: 'I_DEP_READ', line: 5, column: 19, message: '“Task 1” was read as L0.1, “a”.' },
      { code: 'I_DEP_READ', line: 7, column: 19, message: '“Task 1” was read as L1.1, “b”.' },
    ]);
  });
});

describe('cycles', () => {
  test('of two tasks are an error that names the way', () => {
    const plan = parse('## Layer 0: A', '- T1 a', '  - Dependencies: T2', '- T2 b', '  - Dependencies: T1', '- T3 c');
    expect(plan.diagnostics).toMatchObject([{ code: 'E_CYCLE', severity: 'error', line: 3, column: 19 }]);
    expect(plan.diagnostics[0]?.message).toContain('L0.1 → L0.2 → L0.1');
  });

  test('are each reported once, and what only waits for one is not part of it', () => {
    const plan = parse(
      ...['## Layer 0: A', '- T1 a', '  - Dependencies: T2', '- T2 b', '  - Dependencies: T1'],
      ...['- T3 c', '  - Dependencies: T2', '- T4 d', '  - Dependencies: T5', '- T5 e', '  - Dependencies: T4'],
    );
    expect(wrong(plan)).toEqual(['E_CYCLE 3:19', 'E_CYCLE 9:19']);
  });

  test('are found although some of their tasks wait for themselves or for tasks that can be done', () => {
    const plan = parse(
      ...['## Layer 0: A', '- T3 c', '- T1 a', '  - Dependencies: T1, T3, T2', '- T2 b', '  - Dependencies: T3, T1'],
    );
    expect(wrong(plan)).toEqual(['E_CYCLE 4:19', 'E_CYCLE 4:19']);
    expect(plan.diagnostics.map(({ message }) => message.split(':')[0])).toEqual(['L0.2 → L0.2', 'L0.2 → L0.3 → L0.2']);
  });

  test('of 20,000 tasks are found, and a chain as long is none', () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `- T${i + 1} x\n  - Dependencies: ${i === 0 ? 'None' : `T${i}`}`,
    );
    expect(wrong(parse('## Layer 0: A', ...lines))).toEqual(['W_TOO_MANY 1:1']);
    lines[0] = '- T1 x\n  - Dependencies: T20000';
    const cycle = parse('## Layer 0: A', ...lines).diagnostics.find(({ code }) => code === 'E_CYCLE');
    expect(cycle?.message).toContain('these 20000 tasks');
    expect(cycle?.message.length).toBeLessThan(300);
  });
});
