import { expect, test } from 'vitest';
import { type Plan, planSchema, planTasks } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';

const shapes = [
  ...['# Tasks: Shop', '## Phase 1: Setup', '## Phase 2: Core', '### Tests for US1', '## Notes', '## Done', '## P0'],
  ...[
    '### Task 1: Model',
    '### Task 1.1: Field',
    '## T12 Build',
    '### T3 — DONE',
    '### 1. One',
    '### 2. Two',
    '# Other',
  ],
  ...[
    '**Group**',
    '**Acceptance Criteria**:',
    '**Task 2: Label**',
    'Verify that:',
    '**Purpose**: text',
    'text',
    '  text',
  ],
  ...['- [ ] T001 [P] [US1] Make a.ts (depends on T002)', '- [x] **T002** b', '- [ ] TASK-A-1 c', '- [ ] 1. Parent'],
  ...['  - [ ] 1.1 Child', '- [ ] 1.1 Flat', '    - [-] 1.1.1 Deep', '  - [ ]* 1.2 Spare', '\t- [~] tab', '- [] none'],
  ...[
    '  - detail',
    '  - _Requirements: 1.1_',
    '  - Depends: 1.1',
    '  - Status: done',
    '- plain',
    '* [x] star',
    '+ [ ] plus',
  ],
  ...[
    '- [ ] Task 1: Do (AC: 1)',
    '  - [ ] Subtask 1.1: Part',
    '- [ ] ~~gone~~',
    '- [x]',
    '1. Numbered',
    '2. Second',
    '- ☐ box',
  ],
  ...[
    '| ID | Task | Status |',
    '|----|------|--------|',
    '| T1 | Make | done |',
    '| 2 | `a\\|b` | [ ] |',
    '| a |',
    'a | b',
  ],
  ...[
    '',
    '',
    '\t',
    '---',
    '===',
    '```',
    '> quote',
    '<!-- c -->',
    '[ ] loose',
    '- [ ]',
    '-',
    '- - x',
    '- ## in',
    '\u202e',
  ],
];

/** The same numbers every time: a plan that fails can be made again from its number. */
function randomPlan(number: number): string[] {
  let state = number + 1;
  const next = (below: number): number => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  return Array.from({ length: 1 + next(14) }, () => shapes[next(shapes.length)] as string).map(withMark);
}

/** Gives lines with words a word of their own, by which they are found again. */
function withMark(line: string, index: number): string {
  if (!/[a-z]/i.test(line)) return line;
  const tail = / \((?:depends|AC)|~~$|\*\*:?$|:$| \|$/.exec(line)?.index ?? line.length;
  return `${line.slice(0, tail)} u${index + 1}z${line.slice(tail)}`;
}

function isReported(plan: Plan, line: number): boolean {
  return plan.diagnostics.some((remark) => {
    const ranges = [...remark.message.matchAll(/lines (\d+) to (\d+)/gi)];
    return remark.line === line || ranges.some(([, from, to]) => line >= Number(from) && line <= Number(to));
  });
}

test('every line of any plan of another tool is part of the plan or reported', { timeout: 120_000 }, () => {
  for (let number = 0; number < 8000; number++) {
    const lines = randomPlan(number);
    const text = lines.join('\n');
    const plan = parsePlan(text, { spec: 'shop', path: 'tasks.md', hash: 'h' });
    const json = JSON.stringify(plan);
    const vanished = lines.filter((line, index) => {
      const mark = /u\d+z/.exec(line)?.[0];
      return mark !== undefined && !json.includes(mark) && !isReported(plan, index + 1);
    });
    expect(vanished, `plan ${number}:\n${text}`).toEqual([]);
    // Said only of lines no reader knew: a hole in the reader, not in the plan.
    expect(json, `plan ${number}:\n${text}`).not.toContain('"The line was not read."');
    expect(planSchema.safeParse(plan).success).toBe(true);
    const tasks = planTasks(plan);
    expect(new Set(tasks.flatMap((task) => [task.id, task.key])).size).toBe(2 * tasks.length);
    const texts = tasks.flatMap((task) => [task.description, ...task.subtasks.map(({ description }) => description)]);
    expect(texts, `plan ${number}:\n${text}`).not.toContain('');
    for (const { box } of tasks.flatMap((task) => [task, ...task.subtasks])) {
      if (box) expect(' xX-~', `plan ${number}:\n${text}`).toContain(lines[box.line - 1]?.[box.column - 1]);
    }
  }
});
