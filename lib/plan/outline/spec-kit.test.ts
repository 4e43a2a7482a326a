import { describe, expect, test } from 'vitest';
import { planTasks } from '@/lib/domain/plan';
import { leftOut, parse, shown } from './fixtures/show-plan';

const phased = [
  '# Tasks: Recipe box',
  '',
  '**Input**: the design notes',
  '## Format: `[ID] [P?] [Story] Description`',
  '- **[P]**: may run beside its neighbours',
  '- **[Story]**: which story it serves',
  '## Path Conventions',
  '- **Single project**: `src/`',
  '',
  '## Phase 1: Setup (Shared)',
  '**Purpose**: a first commit',
  '- [X] T001 Create the workspace',
  '- [x] T002 [P] Add a linter in lint.json (depends on T001)',
  '',
  '**Checkpoint**: it builds',
  '---',
  '## Phase 2: User Story 1 - Recipes (Priority: P1) 🎯 MVP',
  '### Tests for User Story 1 (OPTIONAL) ⚠️',
  '- [ ] T003 [P] [US1] Contract test in test/recipes.ts',
  '  - **Status**: waiting',
  '  - **Files**: test/recipes.ts',
  '### Implementation',
  '- [ ] **T004** [US1] **Model**: rows and columns (after T003)',
  '',
  '## Dependencies & Execution Order',
  '### Phase Dependencies',
  '- **Setup (Phase 1)**: none',
  '- T003 before T004',
  '## Parallel Example: User Story 1',
  '```',
  'Task: "T003"',
  '```',
  '## Implementation Strategy',
  '### MVP First',
  '1. Complete Phase 1',
  '## Validation Checklist',
  '- [ ] Every story has a test',
  '## Notes',
  '- [P] tasks touch different files',
];

describe('plans of spec-kit', () => {
  test('the lines with ids are the tasks; legends, strategy, checks and notes are not', () => {
    const plan = parse(phased);
    expect(plan.format).toBe('spec-kit');
    expect(shown(plan)).toEqual([
      'x T001 Create the workspace',
      'x T002 Add a linter in lint.json',
      '- T003 Contract test in test/recipes.ts',
      '- T004 Model: rows and columns',
    ]);
    expect(plan.phases.map(({ title, tasks, line }) => [title, tasks, line])).toEqual([
      ['Phase 1: Setup (Shared)', 2, 10],
      ['Phase 2: User Story 1 - Recipes (Priority: P1) 🎯 MVP', 2, 17],
    ]);
    expect(plan.lines.understood).toBe(plan.lines.total);
    expect(plan.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('marks become fields, boxes know their place, and what stands below a task is its note', () => {
    const tasks = planTasks(parse(phased)).sort((a, b) => a.line - b.line);
    expect(tasks[1]).toMatchObject({ parallel: true, dependencyText: 'T001', box: { line: 13, column: 4 } });
    expect(tasks[2]?.notes.map(({ text }) => text)).toEqual([
      '[US1]',
      '**Status**: waiting',
      '**Files**: test/recipes.ts',
    ]);
    expect(tasks[3]).toMatchObject({ dependencyText: 'T003', parallel: false });
  });

  test('a box without an id in a section without tasks is named with its line', () => {
    expect(leftOut(parse(phased))).toEqual([
      '37 “[ ] Every story has a test” was not read as a task: “Validation Checklist” lists conditions or remarks.',
    ]);
    const closing = parse([...phased.slice(0, 24), '## Before you ship', '- [ ] Ask Mia']);
    expect(shown(closing)).toHaveLength(4);
    expect(leftOut(closing)[0]).toContain('have ids, and no task stands in its section');
  });

  test('long ids are read, an id given twice makes two tasks, a repeated line one', () => {
    const plan = parse([
      '## Phase 1: A',
      '- [x] TASK-P2-001: Port the theme',
      '- [ ] TASK-P2-002 – Port the menu',
      '- [ ] TASK-P2-002 Port the footer',
      '## Overall progress',
      '- [ ] TASK-P2-002 Port the footer',
    ]);
    expect(shown(plan)).toEqual([
      'x TASK-P2-001 Port the theme',
      '- TASK-P2-002 Port the menu',
      '- TASK-P2-002 Port the footer',
    ]);
    expect(plan.diagnostics.map(({ code }) => code)).toContain('W_ID_TWICE');
    expect(leftOut(plan)).toEqual(['6 “[ ] TASK-P2-002 Port the footer” was not read as a task: it repeats line 4.']);
  });

  test('a phase of boxes without ids counts beside phases with ids', () => {
    const plan = parse(['## Phase 1: A', '- [ ] T1 a', '- [ ] T2 b', '- [ ] T3 c', '## Phase 2: Polish', '- [ ] d']);
    expect(shown(plan)).toHaveLength(4);
    expect(plan.phases).toHaveLength(2);
  });

  test('ids of a team’s own series are ids when the file uses them throughout, words like HTTP2 are not', () => {
    const series = parse([
      '# Tasks',
      '- [ ] **API-01.** Route',
      '- [ ] API-02: Guard',
      '- [x] UI-1 Form (depends on API-01)',
    ]);
    expect(shown(series)).toEqual(['- API-01 Route', '- API-02 Guard', 'x UI-1 Form']);
    expect(planTasks(series)[2]?.dependencies).toEqual([planTasks(series)[0]?.key]);
    expect(shown(parse(['# Tasks', '- [ ] HTTP2 support', '- [ ] Keep S3', '- [ ] More']))[0]).toBe('- HTTP2 support');
  });
});
