import { describe, expect, test } from 'vitest';
import type { Plan } from '@/lib/domain/plan';
import { parseBacklog } from './backlog-plan';
import { isBacklogTask } from './backlog-task';

const source = { spec: 'backlog', path: 'backlog/tasks', hash: 'h' };
const parse = (files: Record<string, string>, elsewhere: string[] = []): Plan =>
  parseBacklog(
    Object.entries(files).map(([name, text]) => ({ path: `backlog/tasks/${name}`, text })),
    source,
    elsewhere,
  );
const tasksOf = (plan: Plan) => plan.layers.flatMap((layer) => layer.tasks);
const wrong = (plan: Plan): string[] =>
  plan.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
const file = (id: string, title: string, more = '', body = ''): string =>
  `---\nid: ${id}\ntitle: ${title}\nstatus: To Do\n${more}---\n\n## Description\n\n${body}\n`;

describe('tasks of Backlog.md', () => {
  test('are read from their heads, with the text below as notes and no acceptance box as a task', () => {
    const text = `---
id: BACK-7
title: 'Add paging: lists'
status: Done
assignee: ['@codex']
labels:
  - web
  - api
dependencies: []
priority: high
parent_task_id: BACK-1
ordinal: 2000
created_date: '2026-01-01'
---

## Description

<!-- SECTION:DESCRIPTION:BEGIN -->
Lists are long.
<!-- SECTION:DESCRIPTION:END -->

## Acceptance Criteria
<!-- AC:BEGIN -->
- [ ] #1 Fifty a page
<!-- AC:END -->
`;
    const plan = parse({ 'back-7 - Add-paging.md': text });
    expect(wrong(plan)).toEqual([]);
    expect(plan).toMatchObject({ format: 'backlog', title: 'Backlog', lines: { total: 22, understood: 22 } });
    const [task] = tasksOf(plan);
    expect(task).toMatchObject({
      ref: 'BACK-7',
      description: 'Add paging: lists',
      done: true,
      agent: 'codex',
      line: 3,
      subtasks: [],
      file: 'backlog/tasks/back-7 - Add-paging.md',
    });
    expect(task?.notes).toEqual([
      { line: 10, text: 'Priority: high' },
      { line: 6, text: 'Labels: web, api' },
      { line: 11, text: 'Part of: BACK-1' },
      { line: 19, text: 'Lists are long.' },
      { line: 22, text: '## Acceptance Criteria' },
      { line: 24, text: '- [ ] #1 Fifty a page' },
    ]);
  });

  test('come in the order of their ordinals, then of their ids', () => {
    const plan = parse({
      'a.md': file('task-10', 'Ten'),
      'b.md': file('task-9', 'Nine'),
      'c.md': file('task-11', 'First', 'ordinal: 5\n'),
    });
    expect(tasksOf(plan).map(({ description }) => description)).toEqual(['First', 'Nine', 'Ten']);
  });

  test('find what they depend on by id, whatever its case, also where it was completed already', () => {
    const plan = parse(
      {
        'a.md': file('TASK-1', 'One'),
        'b.md': file('TASK-2', 'Two', 'dependencies: [task-01, task-9]\n'),
        'c.md': file('TASK-3', 'Three', 'dependencies:\n  - TASK-8\n'),
      },
      ['task-9'],
    );
    expect(wrong(plan)).toEqual(['E_DEP_UNKNOWN 5:1']);
    expect(plan.diagnostics.find(({ severity }) => severity === 'error')?.message).toMatch(/^c\.md: .*TASK-8/);
    expect(tasksOf(plan)[1]?.dependencies).toEqual(['L0.1']);
  });

  test('have their milestones as phases, the tasks without one last', () => {
    const plan = parse({
      'a.md': file('T-1', 'Loose'),
      'b.md': file('T-2', 'Late', 'milestone: m-10\n'),
      'c.md': file('T-3', 'Early', 'milestone: m-2\n'),
    });
    expect(plan.phases.map(({ title, layer }) => [title, layer])).toEqual([
      ['m-2', 'L0'],
      ['m-10', 'L1'],
      ['', 'L2'],
    ]);
    expect(tasksOf(plan).map(({ key, description }) => [key, description])).toEqual([
      ['L0.1', 'Early'],
      ['L1.1', 'Late'],
      ['L2.1', 'Loose'],
    ]);
  });

  test.each([
    ['no head', 'Just text\n', ['E_NO_TASKS 1:1', 'W_NO_TASK 1:1']],
    ['a head that is no YAML', '---\nid: T-1\ntitle: A: b\n  c\nstatus: To Do\n---\n', ['W_FRONT_MATTER 1:1']],
    ['an alias in its head', '---\nid: &a T-1\ntitle: *a\nstatus: To Do\n---\n', ['W_FRONT_MATTER 1:1']],
    ['an unknown status', '---\nid: T-1\ntitle: A\nstatus: Perhaps\n---\n', ['W_STATUS 4:1']],
    ['nothing', '', ['E_NO_TASKS 1:1', 'W_NO_TASK 1:1']],
  ])('with %s are told with their place', (_, text, expected) => {
    expect(wrong(parse({ 'x.md': text })).sort()).toEqual(expected);
  });

  test('take their title from the name of the file when the head has none', () => {
    expect(tasksOf(parse({ 'task-5 - Fix-the-door.md': '---\nstatus: Done\n---\n' }))).toMatchObject([
      { ref: 'task-5', description: 'Fix the door', done: true },
    ]);
  });

  test('are told from other Markdown by their heads', () => {
    expect(isBacklogTask(file('T-1', 'A'))).toBe(true);
    expect(['', '---\ntitle: A\n---\n', '# A\n- [ ] b'].map(isBacklogTask)).toEqual([false, false, false]);
  });
});
