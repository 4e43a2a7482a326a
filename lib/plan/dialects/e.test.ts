import { describe, expect, test } from 'vitest';
import { type Plan, planTasks } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';

const parse = (...lines: string[]): Plan =>
  parsePlan(['## Layer 1', ...lines].join('\n'), { spec: 'F001', path: 'p', hash: 'h' });
const wrong = (plan: Plan): string[] =>
  plan.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
const descriptions = (plan: Plan): string[] => planTasks(plan).map((task) => task.description);

describe('dialect E', () => {
  test('reads a task with everything that stands below its heading', () => {
    const plan = parse(
      ...['### 1. [Complex] Draw the tables (@ada)', '**Estimate**: 3 hours', '**Description**: All of them.', ''],
      ...['Some text.', '- a bullet', '- [x] a part', '  - of the part', '```sql', 'select 1', '```'],
      ...['#### How', '> said', '', '### 2. [Simple] Fill them', '**Dependencies**: Task 1', '**Agent**: bob'],
    );
    expect(wrong(plan)).toEqual([]);
    expect(planTasks(plan)).toMatchObject([
      {
        ...{ key: 'L1.1', description: 'Draw the tables', agent: 'ada', complexity: 'Complex', estimate: '3 hours' },
        ...{ line: 2, done: false, box: null, dependencies: [] },
        notes: [
          { line: 4, text: '**Description**: All of them.' },
          { line: 6, text: 'Some text.' },
          { line: 7, text: 'a bullet' },
          { line: 10, text: '```sql' },
          { line: 11, text: 'select 1' },
          { line: 12, text: '```' },
          { line: 13, text: '#### How' },
          { line: 14, text: '> said' },
        ],
        subtasks: [
          { description: 'a part', done: true, box: { line: 8, column: 4 }, notes: [{ text: 'of the part' }] },
        ],
      },
      { key: 'L1.2', description: 'Fill them', agent: 'bob', complexity: 'Simple', dependencies: ['L1.1'] },
    ]);
    expect(plan.lines).toEqual({ total: 15, understood: 15 });
  });

  test.each([
    ['### [x] 3. Build it (@ada)', { description: 'Build it', done: true, box: { line: 2, column: 6 } }],
    ['### 3. [x] [Hard] Build it', { description: 'Build it', done: true, complexity: 'Hard' }],
    ['### Task 3: Build it', { description: 'Build it' }],
    ['### Task 3 - Build it', { description: 'Build it' }],
    ['### **3. Build it**', { description: 'Build it' }],
    ['### T003: Build it', { description: 'Build it', ref: 'T003' }],
    ['### 1.3 Build it', { description: 'Build it', ref: '1.3' }],
    ['### Build it (@ada)', { description: 'Build it', agent: 'ada' }],
    ['### Build it (`/x:y z`, ada, easy)', { description: 'Build it', command: '/x:y', args: 'z', agent: 'ada' }],
    ['### 🏗️ 3) Build it', { description: 'Build it' }],
  ])('%s is a task', (heading, expected) => {
    const plan = parse(heading, 'Text.');
    expect(planTasks(plan)).toMatchObject([{ ...expected, notes: [{ line: 3, text: 'Text.' }] }]);
    expect(wrong(plan)).toEqual([]);
  });

  test.each([
    ['a number over bullets', ['### 1. Database', '- Create it', '- Fill it'], ['Create it', 'Fill it']],
    ['a number over boxes', ['### 1. Database', '- [ ] Create it'], ['Create it']],
    ['an id over tasks with ids', ['### Task 1: Database', '- [ ] T001 Create it'], ['Create it']],
    ['a number over headings that are tasks', ['### 1. Database', '#### 1.1 [Simple] Create it'], ['Create it']],
    ['words', ['### Database', '- Create it'], ['Create it']],
    ['a count of things', ['### 3 retries', '- Create it'], ['Create it']],
  ])('%s only group what stands below', (_, lines, expected) => {
    const plan = parse(...lines);
    expect(descriptions(plan)).toEqual(expected);
    expect(plan.diagnostics.filter(({ code }) => code !== 'I_HEADING')).toEqual([]);
  });

  test('a heading of words is a task if fields stand below it', () => {
    expect(descriptions(parse('### Draw the tables', '**Estimate**: 2h', '- the small one'))).toEqual([
      'Draw the tables',
    ]);
  });

  test('a bullet with an id or a command of its own is a task of its own, whatever heading it stands below', () => {
    const plan = parse(
      ...['### 1. [Complex] Draw (@ada)', '- note', '- [ ] T009 Fill', '  - Agent: bob', '### 2. [Simple] Test'],
      ...['- Deploy (`/deploy`, carl, easy)', '### T20 Docs (@dora)', '- [ ] T20.1 Guide'],
    );
    expect(planTasks(plan).map(({ description, agent }) => `${description} ${agent}`)).toEqual([
      ...['Draw ada', 'Fill bob', 'Test null', 'Deploy carl', 'Docs dora'],
    ]);
    expect(planTasks(plan)[4]?.subtasks).toMatchObject([{ description: 'T20.1 Guide' }]);
  });

  test('bullets below a field without a value are its list, until text follows', () => {
    const plan = parse(
      ...['### 1. [Simple] A', '### 2. [Simple] B', '### 3. [Simple] C', '**Dependencies**:', '- Task 1', '- Task 2'],
      ...['', 'Then:', '- a note'],
    );
    expect(planTasks(plan)[2]).toMatchObject({ dependencies: ['L1.1', 'L1.2'] });
    expect(planTasks(plan)[2]?.notes.map(({ text }) => text)).toEqual(['Then:', 'a note']);
  });

  test('a task ends with the next heading of its level', () => {
    const plan = parse('### 1. [Simple] A', '### Others', '- B');
    expect(descriptions(plan)).toEqual(['A', 'B']);
    expect(planTasks(plan)[0]?.notes).toEqual([]);
  });

  test('a heading that cannot be read takes what stands below it along', () => {
    const plan = parse('### 1. [Simple] (`/x`', 'text', '- a', '### 2. [Simple] B');
    expect(descriptions(plan)).toContain('B');
    expect(wrong(plan)[0]).toBe('E_TASK_SYNTAX 2:18');
  });

  test.each([
    ['Task 9', 'E_DEP_UNKNOWN'],
    ['Task 1', 'E_CYCLE'],
  ])('a dependency on %s is an error: %s', (text, code) => {
    expect(wrong(parse('### 1. [Complex] A', `**Dependencies**: ${text}`))).toEqual([`${code} 3:19`]);
  });
});

test('all dialects stand in one file', () => {
  const plan = parse(
    ...['- A one (`/a`, ada, easy)', '- [ ] Task: B one', '  - Agent: bob', '- [ ] T001 @carl C one'],
    ...[
      '- [Simple] D one (@dora)',
      '- [ ] T002 [P] [US1] F one in src/a.ts (depends on T001)',
      '### 1. [Complex] E one (@eve)',
    ],
    ...[
      '**Dependencies**: T002, T001',
      '### @finn (1 task)',
      '- [ ] T003 C two',
      '## Last Layer (Parallel)',
      '- plain words',
    ],
  );
  expect(wrong(plan)).toEqual([]);
  expect(planTasks(plan).map(({ key, description, agent }) => `${key} ${description} ${agent}`)).toEqual([
    ...['L1.1 A one ada', 'L1.2 B one bob', 'L1.3 C one carl', 'L1.4 D one dora', 'L1.5 F one in src/a.ts null'],
    ...['L1.6 E one eve', 'L1.7 C two finn', 'L2.1 plain words null'],
  ]);
  expect(planTasks(plan)[5]?.dependencies).toEqual(['L1.5', 'L1.3']);
});
