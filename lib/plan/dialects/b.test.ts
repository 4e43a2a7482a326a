import { describe, expect, test } from 'vitest';
import type { Plan, PlanTask } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';

const parse = (...lines: string[]): Plan =>
  parsePlan(lines.join('\n'), { spec: 'F001', path: 'specs/F001/layered-tasks.md', hash: 'h' });
const task = (...lines: string[]): PlanTask => parse('## Layer 0: A', ...lines).layers[0]?.tasks[0] as PlanTask;
const wrong = (plan: Plan): string[] =>
  plan.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('dialect B', () => {
  test('reads a whole plan with every field', () => {
    const plan = parse(
      '# Layered Tasks for F001: Chat',
      '',
      '## Layer 0: Infrastructure (Run First)',
      '',
      '**These run before everything else.**',
      '',
      '- [x] Task: Setup database schema',
      '  - Complexity: Mid',
      '  - Agent: Backend',
      '  - Dependencies: None',
      '  - Estimate: 2 hours',
      '  - Command: `/supabase:create-schema chat`',
      '  - Keep the old tables',
      '  - [X] write it',
      '  - [ ] test it',
      '',
      '## Layer 1: Core Services (Parallel)',
      '- [ ] Task: Build API',
      '  - Dependencies: L0 complete',
    );
    expect(wrong(plan)).toEqual([]);
    expect(plan).toMatchObject({ spec: 'F001', title: 'Chat', path: 'specs/F001/layered-tasks.md', hash: 'h' });
    expect(plan.lines).toEqual({ total: 12, understood: 12 });
    expect(plan.layers.map(({ tasks, ...layer }) => layer)).toEqual([
      { key: 'L0', name: 'Infrastructure', parallel: false, line: 3 },
      { key: 'L1', name: 'Core Services', parallel: true, line: 17 },
    ]);
    const id = expect.stringMatching(/^task_[0-9a-f]{12}$/);
    const part = { id, ref: null, optional: false, notes: [], dependencies: [] };
    expect(plan.layers[0]?.tasks[0]).toEqual({
      id: expect.stringMatching(/^task_[0-9a-f]{12}$/),
      key: 'L0.1',
      ref: null,
      description: 'Setup database schema',
      line: 7,
      done: true,
      command: '/supabase:create-schema',
      args: 'chat',
      agent: 'Backend',
      complexity: 'Mid',
      estimate: '2 hours',
      parallel: false,
      dependencies: [],
      dependencyText: 'None',
      subtasks: [
        { ...part, description: 'write it', line: 14, done: true, box: { line: 14, column: 6 } },
        { ...part, description: 'test it', line: 15, done: false, box: { line: 15, column: 6 } },
      ],
      notes: [{ line: 13, text: 'Keep the old tables' }],
      box: { line: 7, column: 4 },
      ...{ optional: false, phase: null, file: null, parent: null },
    });
    expect(plan.layers[1]?.tasks[0]).toMatchObject({ key: 'L1.1', parallel: true, dependencies: ['L0'] });
  });

  test.each([
    ['bold keys', ['  - **Complexity**: Senior', '  - **Agent:** QA', '  - *Estimate*: 1h']],
    ['lines without bullets', ['  Complexity: Senior', '  **Agent**: QA', '  Estimate: 1h']],
    ['bullets after a blank line', ['', '  - Complexity: Senior', '', '  - Agent: QA', '  - Estimate: 1h']],
    ['bold lines', ['  - **Complexity: Senior**', '  - **Agent: QA**', '  - **Estimate: 1h**']],
    ['other cases', ['  - COMPLEXITY: Senior', '  - agent: QA', '  - estimated time: 1h']],
    ['emphasised values', ['  - Complexity: **Senior**', '  - Agent: `QA`', '  - Estimate: _1h_']],
    ['other words', ['  - Complexity: Senior', '  - Assigned to: @QA', '  - Effort: 1h']],
  ])('reads fields written as %s', (_, lines) => {
    expect(task('- [ ] Task: X', ...lines)).toMatchObject({
      complexity: 'Senior',
      agent: 'QA',
      estimate: '1h',
      notes: [],
    });
  });

  test.each([
    ['- [ ] Task: X', false, 'X'],
    ['- [x] Task: X', true, 'X'],
    ['- [X] Task 3: X', true, 'X'],
    ['- [ ] **Task**: X', false, 'X'],
    ['- [ ] **Task: X**', false, 'X'],
    ['- [ ] Task: Use **bold**', false, 'Use **bold**'],
    ['- [ ] Task list: X', false, 'Task list: X'],
    ['- [ ] Task: T4', false, 'T4'],
    ['- [ ] X', false, 'X'],
  ])('reads %s', (line, done, description) => {
    expect(task(line)).toMatchObject({ done, description });
  });

  test.each([
    ['[-]', 'W_BOX 2:3'],
    ['[~]', 'W_BOX 2:3'],
    ['[/]', 'W_BOX 2:3'],
    ['[*]', 'W_BOX 2:3'],
    ['[]', 'W_BOX 2:3'],
    ['[v]', 'W_BOX 2:3'],
    ['[✓]', 'W_BOX 2:3'],
  ])('a task marked %s is not done, and that is said', (box, expected) => {
    const plan = parse('## Layer 0: A', `- ${box} Task: X`);
    expect(plan.layers[0]?.tasks[0]).toMatchObject({ done: false, description: 'X' });
    expect(wrong(plan)).toEqual([expected]);
  });

  test('a link at the front of a task is no box', () => {
    expect(task('- [x](javascript:alert(1)) go')).toMatchObject({
      done: false,
      description: '[x](javascript:alert(1)) go',
    });
  });

  test('uneven indentation with tabs and spaces still makes one task, with a warning for each line', () => {
    const plan = parse(
      '## Layer 0: A',
      '- [ ] Task: Mixed',
      '\t- Complexity: Mid',
      '    \t - Agent: Backend',
      ' - Dependencies: none',
      '      - Note: deep',
    );
    expect(plan.layers[0]?.tasks).toHaveLength(1);
    expect(plan.layers[0]?.tasks[0]).toMatchObject({
      ...{ complexity: 'Mid', agent: 'Backend', dependencyText: 'none', dependencies: [] },
      notes: [{ line: 6, text: 'Note: deep' }],
    });
    expect(wrong(plan)).toEqual(['W_INDENT 4:9', 'W_INDENT 5:4']);
  });

  test('a field indented so far that Markdown sees no bullet is still a field', () => {
    const plan = parse('## Layer 0: A', '- [ ] Task: X', '          - Agent: QA', '', '          - Complexity: Mid');
    expect(plan.layers[0]?.tasks[0]).toMatchObject({ description: 'X', agent: 'QA', complexity: 'Mid' });
    expect(wrong(plan)).toEqual(['W_INDENT 3:13', 'W_INDENT 5:11']);
  });

  test.each([
    [
      'a field given twice',
      ['  - Agent: A', '  - Agent: B'],
      'W_FIELD_TWICE 4:12',
      { agent: 'A', notes: [{ line: 4, text: 'agent: B' }] },
    ],
    ['an unknown complexity', ['  - Complexity: Gigantic'], 'W_UNKNOWN_COMPLEXITY 3:17', { complexity: 'Gigantic' }],
    [
      'a program as command',
      ['  - Command: npm test'],
      'W_NOT_A_COMMAND 3:14',
      { command: null, notes: [{ line: 3, text: 'npm test' }] },
    ],
    [
      'text beside a command',
      ['  - Command: run `/x:y z` at night'],
      'W_TEXT_AFTER 3:14',
      { command: '/x:y', args: 'z', notes: [{ line: 3, text: 'run at night' }] },
    ],
    ['a command below a task', ['  - Part (`/x:y`, a, easy)'], 'W_COMMAND_BELOW 3:5', { command: null }],
    [
      'a box that is neither',
      ['  - [?] part'],
      'W_BOX 3:5',
      { subtasks: [{ description: 'part', line: 3, done: false }] },
    ],
  ])('reports %s', (_, lines, expected, parts) => {
    const plan = parse('## Layer 0: A', '- [ ] Task: X', ...lines);
    expect(wrong(plan)).toEqual([expected]);
    expect(plan.layers[0]?.tasks[0]).toMatchObject(parts);
  });

  test.each(['none', 'None.', 'n/a', '-', 'TBD', ''])('a command given as "%s" is no command and no fault', (text) => {
    const plan = parse('## Layer 0: A', '- [ ] Task: X', `  - Command: ${text}`);
    expect(plan.layers[0]?.tasks[0]?.command).toBeNull();
    expect(wrong(plan)).toEqual([]);
  });

  test('everything below a task that is no field stays with it word for word', () => {
    const found = task(
      '- [ ] Task: X',
      '  - first',
      '    - deeper',
      '  text',
      '',
      '  ```sh',
      '  - rm x',
      '  ```',
      '  > said',
    );
    expect(found.notes.map(({ line, text }) => `${line} ${text}`)).toEqual([
      '3 first',
      '4 deeper',
      '5 text',
      '7 ```sh',
      '8 - rm x',
      '9 ```',
      '10 > said',
    ]);
  });
});

describe('a plan layered from another one', () => {
  test('keeps ids that look like anything and the mark of what is optional', () => {
    const read = task('- [ ] Task: Ship it', '  - Id: BACK-208', '  - Optional: yes', '  - Optional: add a cache');
    expect(read).toMatchObject({ ref: 'BACK-208', optional: true, notes: [{ text: 'Optional: add a cache' }] });
    expect(task('- [ ] T003 Task: Ship it', '  - Id: 9')).toMatchObject({ ref: 'T003', notes: [{ text: 'Id: 9' }] });
    expect(task('- [ ] Task: Ship it', '  - Id: of the card')).toMatchObject({ ref: null });
  });

  test('what stands under the bullet of a sub-task belongs to that one', () => {
    const lines = [
      '- [ ] Task: A',
      '  - [x] one',
      '    - Id: 1.1',
      '    - Optional: yes',
      '    - Dependencies: 2.1, 3',
    ];
    const read = task(...lines, '    - how', '      - deeper', '  - [ ] two', '  - of the task', '- [ ] Task: B');
    expect(read.notes).toEqual([{ line: 10, text: 'of the task' }]);
    expect(read.subtasks).toMatchObject([
      {
        ref: '1.1',
        done: true,
        optional: true,
        dependencies: ['2.1', '3'],
        notes: [{ text: 'how' }, { text: 'deeper' }],
      },
      { ref: null, description: 'two', optional: false, dependencies: [], notes: [] },
    ]);
  });

  test('code stands with what it is indented below', () => {
    const fence = (indent: string) => [`${indent}\`\`\`sh`, `${indent}rm x`, `${indent}\`\`\``];
    const read = task('- [ ] Task: A', '  - [ ] one', ...fence('    '), ...fence('  '));
    const texts = (notes: { text: string }[] | undefined) => notes?.map(({ text }) => text);
    expect([texts(read.notes), texts(read.subtasks[0]?.notes)]).toEqual([fence(''), fence('')]);
  });

  test.each([
    '[P] is no mark',
    'Run it (`npm test`)',
    'Task: in the text',
    'ends with **',
    '(depends on T001)',
    'holds <!-- no comment',
    'holds `` two',
    '```',
  ])('a text between two backticks and more is taken as it stands: %s', (text) => {
    const marks = text.includes('```') ? '````' : '```';
    const read = parse(
      '## Layer 0: A',
      `- [ ] Task: ${marks} ${text} ${marks}`,
      `  - [ ] ${marks} ${text} ${marks}`,
      `  - ${marks} ${text} ${marks}`,
      '- [ ] Task: B',
    );
    expect(wrong(read)).toEqual([]);
    expect(read.layers[0]?.tasks[0]).toMatchObject({
      ...{ description: text, parallel: false, command: null, dependencies: [] },
      ...{ subtasks: [{ description: text }], notes: [{ text }] },
    });
  });
});
