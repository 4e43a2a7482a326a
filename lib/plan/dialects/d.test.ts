import { describe, expect, test } from 'vitest';
import { type Plan, type PlanTask, planTasks } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';

const parse = (...lines: string[]): Plan => parsePlan(lines.join('\n'), { spec: 'F001', path: 'p', hash: 'h' });
const only = (line: string): PlanTask => planTasks(parse('## Foundation Layer', line))[0] as PlanTask;
const wrong = (plan: Plan): string[] =>
  plan.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('dialect D', () => {
  test('reads a whole plan', () => {
    const plan = parse(
      ...['# Orders', '## Foundation Layer (Sequential)', '- [Complex] Task 1 (@ada) - all else stands on it'],
      ...['- [Simple] Task 2 (@bob) - small', '  - Dependencies: Task 1', '', '## Parallel Layer (Concurrent)'],
      ...[
        '- [Simple] Import orders (@carl) - stands alone',
        '## Integration Layer (Sequential)',
        '- [x] [Mid] Wire it',
      ],
      '  - Dependencies: Foundation layer complete, Task 2',
    );
    expect(wrong(plan)).toEqual([]);
    expect(plan.title).toBe('Orders');
    expect(plan.layers.map(({ key, name, parallel }) => [key, name, parallel])).toEqual([
      ['L0', 'Foundation', false],
      ['L1', 'Parallel', true],
      ['L2', 'Integration', false],
    ]);
    expect(planTasks(plan)).toMatchObject([
      { description: 'Task 1 - all else stands on it', agent: 'ada', complexity: 'Complex', dependencies: [] },
      { description: 'Task 2 - small', agent: 'bob', complexity: 'Simple', dependencies: ['L0.1'] },
      { description: 'Import orders', agent: 'carl', parallel: true, notes: [{ line: 8, text: 'stands alone' }] },
      { description: 'Wire it', agent: null, complexity: 'Mid', done: true, dependencies: ['L0', 'L0.2'] },
    ]);
    expect(plan.lines).toEqual({ total: 6, understood: 6 });
  });

  test.each<[string, Partial<PlanTask>]>([
    ['- [High complexity] X (@ada)', { complexity: 'High', description: 'X', agent: 'ada' }],
    ['- [M] X', { complexity: 'M', description: 'X', box: null }],
    ['- [ ] [Complex] X (@ada)', { complexity: 'Complex', box: { line: 2, column: 4 } }],
    ['- X (@ada, easy, 3 h)', { agent: 'ada', complexity: 'easy', estimate: '3 h', description: 'X' }],
    ['- X (@ada) with Y', { agent: 'ada', description: 'X with Y' }],
    ['- (@ada) - write it', { agent: 'ada', description: 'write it' }],
    ['- Task 3: X (@ada)', { agent: 'ada', description: 'X' }],
    ['- [Setup] X', { complexity: null, description: '[Setup] X' }],
    ['- [Simple](https://x.example) X', { complexity: null, description: '[Simple](https://x.example) X' }],
    ['- Inject `x(@ada)` there', { agent: null, description: 'Inject `x(@ada)` there' }],
  ])('%s', (line, expected) => {
    expect(only(line)).toMatchObject(expected);
  });

  test('two agents are said, and the first counts', () => {
    const plan = parse('## Foundation Layer', '- [Simple] X (@ada, @bob)', '- [Simple] Y (@)');
    expect(planTasks(plan).map((task) => task.agent)).toEqual(['ada', null]);
    expect(wrong(plan)).toEqual(['W_AGENT 2:15', 'W_AGENT 3:15']);
  });
});

describe('layers with names', () => {
  const keys = (plan: Plan): string[] => plan.layers.map(({ key, name }) => `${key} ${name}`);

  test.each([
    ['(Sequental)', false, ['W_LAYER_MODE 1:4']],
    ['(Parallel, Sequential)', false, ['W_LAYER_MODE 1:4']],
    ['(Paralel)', false, ['W_LAYER_MODE 1:4']],
    ['(Concurrent)', true, []],
    ['(Run in parallel)', true, []],
    ['(Parallel execution)', true, []],
  ])('%s says how they run', (mode, parallel, expected) => {
    const plan = parse(`## Ground Layer ${mode}`, '- a');
    expect(plan.layers[0]).toMatchObject({ key: 'L0', parallel, tasks: [{ parallel }] });
    expect(wrong(plan)).toEqual(expected);
  });

  test('the name itself says it where nothing else does, and a contradiction is said', () => {
    expect(parse('## Parallel Layer', '- a').layers[0]?.parallel).toBe(true);
    const plan = parse('## Parallel Layer (Sequential)', '- a');
    expect(plan.layers[0]?.parallel).toBe(false);
    expect(wrong(plan)).toEqual(['W_LAYER_MODE 1:4']);
  });

  test('stand among numbered ones where the file has them', () => {
    const plan = parse('## Layer 0: A', '- a', '## Middle Layer (Parallel)', '- b', '## Layer 2: C', '- c');
    expect(keys(plan)).toEqual(['L0 A', 'L1 Middle', 'L2 C']);
    expect(wrong(plan)).toEqual([]);
  });

  test('take a number that is free; what then runs in another order than it stands is said', () => {
    const plan = parse('## Layer 0: A', '- a', '## Middle Layer (Parallel)', '- b', '## Layer 1: C', '- c');
    expect(keys(plan)).toEqual(['L0 A', 'L1 C', 'L2 Middle']);
    expect(wrong(plan)).toEqual(['W_LAYER_ORDER 5:4']);
  });

  test.each([
    ['a main heading', '# Persistence Layer', '- [ ] T1 x'],
    ['a heading inside a layer', '### Data Layer (Sequential)', '- [ ] T1 x'],
    ['a heading without tasks', '## Data layer', 'We use one.'],
    ['a sentence', '## Notes on the data layer of it all today', '- [ ] T1 x'],
  ])('%s opens none', (_, heading, line) => {
    expect(keys(parse('## Layer 0: A', '- a', heading, line))).toEqual(['L0 A']);
  });

  test('a name without a mode counts beside other layers if tasks stand below it', () => {
    expect(keys(parse('## Layer 0: A', '- a', '## Data layer', '- [ ] T1 x'))).toEqual(['L0 A', 'L1 Data']);
  });

  test('past a hundred layers the last takes all', () => {
    const lines = Array.from(
      { length: 5000 },
      (_, i) => `## N${i} Layer (Parallel)\n- a\n  - Dependencies: All layers`,
    );
    const plan = parse(...lines);
    expect(plan.layers).toHaveLength(100);
    expect(planTasks(plan)).toHaveLength(5000);
    expect(wrong(plan)[0]).toMatch(/^E_LAYER_TWICE/);
  });
});

describe('phases beside layers', () => {
  test('become layers after the one they stand behind, and nothing in them is lost', () => {
    const plan = parse(
      ...['## Layer 0: A', '- T1 a', '## Phase 2: Backend', '- [ ] T2 b (depends on T1)', '- [ ] T3 c'],
      ...['## Layer 4: D', '- T4 d', '  - Dependencies: Phase 2 complete'],
    );
    expect(plan.layers.map(({ key, name }) => `${key} ${name}`)).toEqual(['L0 A', 'L1 Phase 2: Backend', 'L4 D']);
    expect(plan.phases).toEqual([
      {
        id: expect.stringMatching(/^phase_[0-9a-f]{12}$/),
        ...{ title: 'Phase 2: Backend', line: 3, layer: 'L1', chosen: false, tasks: 2 },
        reason: 'The phase has no layer number, and it stands after L0 in the file.',
      },
    ]);
    expect(planTasks(plan).map((task) => task.phase)).toEqual([null, plan.phases[0]?.id, plan.phases[0]?.id, null]);
    expect(planTasks(plan)[3]?.dependencies).toEqual(['L1']);
    expect(plan.diagnostics.map(({ code, line }) => `${code} ${line}`)).toEqual(['I_PHASE_LAYER 3', 'W_LAYER_GAP 6']);
  });

  test('that hold layers themselves are none', () => {
    const plan = parse('## Phase 1: Start', '### Layer 0: A', '- a', '## Phase 2: On', '### Layer 1: B', '- b');
    expect(plan.layers.map(({ key }) => key)).toEqual(['L0', 'L1']);
    expect(plan.phases).toEqual([]);
    expect(wrong(plan)).toEqual([]);
  });
});
