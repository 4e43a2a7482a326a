import { describe, expect, test } from 'vitest';
import { type Plan, type PlanTask, planTasks } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';

const parse = (...lines: string[]): Plan =>
  parsePlan(['## Layer 0: A', ...lines].join('\n'), { spec: 'F001', path: 'p', hash: 'h' });
const only = (...lines: string[]): PlanTask => planTasks(parse(...lines))[0] as PlanTask;
const wrong = (plan: Plan): string[] =>
  plan.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
const agents = (plan: Plan): (string | null)[] => planTasks(plan).map((task) => task.agent);

describe('dialect C', () => {
  test('reads a task with every field', () => {
    const plan = parse('### @ada (1 task)', '- [x] T007 @ada Write the handbook in docs/ (depends on L0)');
    expect(planTasks(plan)[0]).toEqual({
      id: expect.stringMatching(/^task_[0-9a-f]{12}$/),
      ...{ key: 'L0.1', ref: 'T007', description: 'Write the handbook in docs/', line: 3, done: true },
      ...{ command: null, args: '', agent: 'ada', complexity: null, estimate: null, parallel: false },
      ...{ dependencies: ['L0'], dependencyText: 'L0', subtasks: [], notes: [], box: { line: 3, column: 4 } },
      ...{ optional: false, phase: null, file: null, parent: null },
    });
  });

  test.each([
    ['### @ada (8 tasks)', 'ada'],
    ['### 🤖 **@ada**', 'ada'],
    ['### Agent: @ada - Backend', 'ada'],
    ['### @grace.h-2 Tasks', 'grace.h-2'],
  ])('below %s the tasks that name no agent are for %s', (heading, agent) => {
    const plan = parse(heading, '- [ ] T001 One', '- [ ] T002 Two', '### Rest', '- [ ] T003 Three');
    expect(agents(plan)).toEqual([agent, agent, null]);
    expect(wrong(plan)).toEqual([]);
    expect(plan.lines).toEqual({ total: 5, understood: 5 });
  });

  test('a deeper heading groups tasks of the same agent, the next agent ends the section', () => {
    const plan = parse('### @ada', '- [ ] T1 a', '#### Later', '- [ ] T2 b', '### @bob', '- [ ] T3 c');
    expect(agents(plan)).toEqual(['ada', 'ada', 'bob']);
  });

  test('the agent in the line counts before the one of the section, and a different one is said', () => {
    const plan = parse('### @ada', '- [ ] T1 @bob Which?', '- [ ] T2 @Ada Same', '- [ ] T3 x', '  - Agent: carl');
    expect(agents(plan)).toEqual(['bob', 'Ada', 'carl']);
    expect(wrong(plan)).toEqual(['W_AGENT 3:3', 'W_AGENT 5:3']);
  });

  test.each([
    ['- [ ] T1 @ada @bob Both', 'ada', 'Both', ['W_AGENT 2:10']],
    ['- [ ] T1 @ada, @bob: Both', 'ada', 'Both', ['W_AGENT 2:10']],
    ['- [ ] T1 @ada and @bob Both', 'ada', 'Both', ['W_AGENT 2:10']],
    ['- [ ] T1 @ Nobody', null, 'Nobody', ['W_AGENT 2:10']],
    ['- [ ] T1 @ada Once (@bob)', 'ada', 'Once', ['W_AGENT 2:21']],
    ['- @ada: Without id', 'ada', 'Without id', []],
    ['- [ ] T1 @types/node is upgraded', null, '@types/node is upgraded', []],
    ['- [ ] T1 Mail to a@b.example', null, 'Mail to a@b.example', []],
    ['- [ ] T1 Tell @ada about it', null, 'Tell @ada about it', []],
  ])('%s is for %j', (line, agent, description, expected) => {
    const plan = parse(line);
    expect(planTasks(plan)[0]).toMatchObject({ agent, description });
    expect(wrong(plan)).toEqual(expected);
  });

  test('an empty @ leaves a task unassigned under the heading of an agent too', () => {
    expect(agents(parse('### @ada', '- [ ] T1 @ Nobody'))).toEqual([null]);
  });

  test('marks stand in any order', () => {
    const expected = { ref: 'T010', agent: 'ada', parallel: true, complexity: 'Simple', description: 'Do it' };
    expect(only('- [ ] T010 [P] @ada [Simple] Do it')).toMatchObject(expected);
    expect(only('- [ ] [P] [Simple] @ada T010 Do it')).toMatchObject(expected);
    expect(only('- [ ] T010 [Simple] [P] Do it (@ada)')).toMatchObject(expected);
  });

  test('a command, an agent and dependencies at the end of a line are read in any order', () => {
    const expected = { command: '/x:y', args: 'z', agent: 'ada', dependencies: ['L0.1'], description: 'Do it' };
    for (const tail of [
      '(@ada) (depends on T1) (`/x:y z`)',
      '(`/x:y z`) (@ada) (depends on T1)',
      '(depends on T1) (`/x:y z`) (@ada)',
    ]) {
      const plan = parse('- T1 First', `- T2 Do it ${tail}`);
      expect(planTasks(plan)[1]).toMatchObject(expected);
      expect(wrong(plan)).toEqual([]);
    }
  });
});

describe('ranges of ids', () => {
  test.each([
    ['T057-T059', ['T057', 'T058', 'T059']],
    ['T057–T059', ['T057', 'T058', 'T059']],
    ['T057-059', ['T057', 'T058', 'T059']],
    ['T057..T059', ['T057', 'T058', 'T059']],
    ['T057 to T059', ['T057', 'T058', 'T059']],
    ['**T9-T11**:', ['T9', 'T10', 'T11']],
  ])('%s is one task, and each of its ids names it', (range, ids) => {
    const plan = parse(
      `- [ ] ${range} @ada Write the tests`,
      ...ids.map((id) => `- [ ] after ${id} (depends on ${id})`),
    );
    expect(planTasks(plan)[0]).toMatchObject({ ref: range.replace(/[*:]/g, ''), description: 'Write the tests' });
    expect(planTasks(plan).map((task) => task.dependencies)).toEqual([[], ...ids.map(() => ['L0.1'])]);
    expect(wrong(plan)).toEqual([]);
  });

  test('in dependencies stand for all their tasks; all that are missing are named', () => {
    const plan = parse('- T1 a', '- T2 b', '- T3 c', '- T4 d (depends on T1-T3)', '- T5 e (depends on T2-T7)');
    expect(planTasks(plan)[3]?.dependencies).toEqual(['L0.1', 'L0.2', 'L0.3']);
    expect(wrong(plan)).toEqual(['E_DEP_UNKNOWN 6:20']);
    expect(plan.diagnostics[0]?.message).toContain('no T6, T7');
  });

  test('a task of its own counts before a range that holds its id', () => {
    const plan = parse('- T1-T5 many', '- T3 one', '- T9 last (depends on T3, T4)');
    expect(planTasks(plan)[2]?.dependencies).toEqual(['L0.2', 'L0.1']);
  });

  test('ranges that stand for a great many ids do not exhaust memory', () => {
    const plan = parse(...Array.from({ length: 2000 }, (_, i) => `- [ ] T${i * 1000}-T${i * 1000 + 999} many`));
    expect(planTasks(plan)).toHaveLength(2000);
  });
});

describe('ids that are none', () => {
  test.each([
    ['- [ ] T @ada No digits', 'No digits', 'T'],
    ['- [ ] T12x4 @ada Letters', 'Letters', 'T12x4'],
    ['- [ ] 012 @ada No letter', 'No letter', '012'],
    ['- [ ] T9-T3 @ada Backwards', 'Backwards', 'T9-T3'],
    ['- [ ] T1-T99999 @ada Too many', 'Too many', 'T1-T99999'],
  ])('%s is kept as a note and said', (line, description, note) => {
    const plan = parse(line);
    expect(planTasks(plan)[0]).toMatchObject({
      ref: null,
      agent: 'ada',
      description,
      notes: [{ line: 2, text: note }],
    });
    expect(wrong(plan)).toEqual(['W_BAD_ID 2:7']);
  });

  test('the task has an id made from its text, the same each time it is read', () => {
    const ids = (...lines: string[]): string[] => planTasks(parse(...lines)).map((task) => task.id);
    const [a, b] = ids('- [ ] T @ada One', '- [ ] T @ada Two');
    expect(ids('- [ ] new', '- [x] T @ada Two', '- [ ] T @ada One').slice(1)).toEqual([b, a]);
  });

  test('without an agent behind it the word stays in the text', () => {
    const plan = parse('- [ ] T01x2 things', '- [ ] 3 retries', '- T shirts');
    expect(planTasks(plan).map((task) => task.description)).toEqual(['T01x2 things', '3 retries', 'T shirts']);
    expect(wrong(plan)).toEqual(['W_BAD_ID 2:7']);
  });
});
