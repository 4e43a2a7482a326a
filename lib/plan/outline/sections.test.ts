import { describe, expect, test } from 'vitest';
import { planTasks } from '@/lib/domain/plan';
import { leftOut, parse, shown } from './fixtures/show-plan';

describe('plans of OpenSpec', () => {
  test('numbered sections are phases, their items tasks', () => {
    const plan = parse(['## 1. 数据', '- [x] 1.1 建表', '- [x] 1.2 迁移', '', '## 2. 界面 [you]', '- [ ] 2.1 列表']);
    expect(plan.format).toBe('openspec');
    expect(shown(plan)).toEqual(['x 1.1 建表', 'x 1.2 迁移', '- 2.1 列表']);
    expect(plan.phases.map(({ title }) => title)).toEqual(['1. 数据', '2. 界面 [you]']);
  });

  test('numbered headings with a checklist that repeats them count once, and are done as it says', () => {
    const plan = parse([
      '# Tasks: add-sign-in',
      '## Completion Checklist',
      '- [] 1. Table',
      '- [x] 2. Form',
      '- [ ] 3. Mail',
      '## Task List',
      '### 1. Table for people',
      '**Goal**: rows',
      '#### Output',
      '- a file',
      '### 2. Form',
      'text',
      '### 3. Mail',
      '- one',
      '## Graph',
      '- 1 before 2',
    ]);
    expect(shown(plan)).toEqual(['- 1 Table for people', 'x 2 Form', '- 3 Mail']);
    expect(planTasks(plan).map(({ box }) => box)).toEqual([null, { line: 4, column: 4 }, { line: 5, column: 4 }]);
    expect(leftOut(plan)[0]).toBe('3 “[] 1. Table” was not read as a task: it repeats line 7.');
    expect(planTasks(plan)[0]?.notes.map(({ text }) => text)).toEqual(['**Goal**: rows', 'Output', 'a file']);
  });

  test('conditions below headings that are tasks are notes, their fields are read', () => {
    const plan = parse([
      '## Task 1.1: Key',
      '**Estimate**: 2 hours',
      '### Acceptance Criteria',
      '- [ ] it opens',
      '## Task 1.2: Lock',
      '**Dependencies**: Task 1.1',
    ]);
    expect(shown(plan)).toEqual(['- 1.1 Key', '- 1.2 Lock']);
    expect(planTasks(plan)).toMatchObject([{ estimate: '2 hours' }, { dependencies: [planTasks(plan)[0]?.key] }]);
  });
});

describe('stories of BMAD', () => {
  const story = (...tasks: string[]): string[] => [
    ...[
      '# Story 1.2: Sign in',
      '## Story',
      '**As a** guest,',
      '## Acceptance Criteria',
      '1. It opens',
      '- [ ] It closes',
    ],
    ...['## Tasks / Subtasks', ...tasks, '## Dev Notes', '- Keep it small', '### Testing', '- [ ] Try it'],
    ...['## Definition of Done', '- [x] Reviewed', '## Change Log', '| Date | Version |', '|---|---|', '| today | 1 |'],
  ];

  test('only the section of tasks holds tasks', () => {
    const plan = parse(
      story('- [ ] Task 1: Form (AC: 1, 2)', '  - [x] Subtask 1.1: Field', '  - [ ] Button', '- [ ] Task 2 (AC: #3)'),
    );
    expect(plan.format).toBe('bmad');
    expect(shown(plan)).toEqual(['- 1 Form', '  x 1.1 Field', '  - Button', '- 2 Task 2']);
    expect(planTasks(plan)[0]?.notes).toMatchObject([{ text: '(AC: 1, 2)' }]);
    expect(leftOut(plan).map((remark) => remark.split(' ')[0])).toEqual(['6', '15', '17']);
  });

  test('tasks as headings have the boxes below them as parts', () => {
    const plan = parse(
      story('### Task 1: Form', 'Text.', '- [x] Field', '- [ ] Button', '### Task 2: Mail', '- [ ] Text'),
    );
    expect(shown(plan)).toEqual(['- 1 Form', '  x Field', '  - Button', '- 2 Mail', '  - Text']);
  });

  test('a story without tasks has none, and says so', () => {
    const plan = parse(['# Story', '## Acceptance Criteria', '- [x] a', '- [ ] b', '## File List', '- a.ts']);
    expect(planTasks(plan)).toEqual([]);
    expect(leftOut(plan)).toHaveLength(2);
    expect(plan.diagnostics.map(({ code }) => code)).toContain('E_NO_TASKS');
  });
});

describe('lists of parents and parts', () => {
  test('files and notes of ai-dev-tasks are no tasks', () => {
    const plan = parse([
      ...['## Relevant Files', '- `src/a.ts` - model', '### Notes', '- Put tests beside the code.', '## Tasks'],
      ...['- [x] 1.0 Model', '  - [x] 1.1 Rows', '- [ ] 2.0 Page', '  - [ ] 2.1 List'],
    ]);
    expect(plan.format).toBe('ai-dev-tasks');
    expect(shown(plan)).toEqual(['x 1.0 Model', '  x 1.1 Rows', '- 2.0 Page', '  - 2.1 List']);
  });

  test('a parent whose box and words stand on two lines is one task', () => {
    const plan = parse([
      '# Spec Tasks',
      '## Tasks',
      '- [x]',
      '1. **Tables** ✅',
      '  - [x] 1.1 Rows',
      '- [ ]',
      '  2. Page',
      '  - [ ] 2.1 List',
    ]);
    expect(plan.format).toBe('agent-os');
    expect(shown(plan)).toEqual(['x 1 Tables', '  x 1.1 Rows', '- 2 Page', '  - 2.1 List']);
    expect(planTasks(plan)[0]?.box).toEqual({ line: 3, column: 4 });
  });

  test('groups of tasks are titles, their parents the tasks', () => {
    const plan = parse([
      ...[
        '### Data',
        '#### Task Group 1: Models',
        '**Dependencies:** None',
        '- [ ] 1.0 Do the data',
        '  - [ ] 1.1 Rows',
      ],
      ...['### Pages', '#### Task Group 2: Views', '- [ ] 2.0 Do the pages (Depends on: Task 1.0)', '  - [ ] 2.1 List'],
    ]);
    expect(shown(plan)).toEqual(['- 1.0 Do the data', '  - 1.1 Rows', '- 2.0 Do the pages', '  - 2.1 List']);
    expect(plan.phases.map(({ title }) => title)).toEqual(['Data', 'Pages']);
  });
});
