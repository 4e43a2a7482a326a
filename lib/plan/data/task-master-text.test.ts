import { describe, expect, test } from 'vitest';
import type { Plan } from '@/lib/domain/plan';
import { isTaskMasterText, parseTaskMasterText } from './task-master-text';

const source = { spec: 'taskmaster', path: '.taskmaster/tasks', hash: 'h' };
const parse = (...texts: string[]): Plan =>
  parseTaskMasterText(
    texts.map((text, index) => ({ path: `.taskmaster/tasks/task_00${index + 1}.txt`, text })),
    source,
  );
const tasksOf = (plan: Plan) => plan.layers.flatMap((layer) => layer.tasks);
const wrong = (plan: Plan): string[] =>
  plan.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
const texts = (notes: { text: string }[] | undefined) => notes?.map(({ text }) => text);

const one = `# Task ID: 1
# Title: Base
# Status: done
# Dependencies: None
# Priority: high
# Description: The base of it
# Details:
Write it.
# Title: no title, a line of code
## 1. no part either

# Test Strategy:

`;
const two = `# Task ID: 2
# Title: Walls
# Status: pending
# Dependencies: 1 (done)
# Priority: medium
# Description: Four of them
# Details:
Bricks

# Test Strategy:
Lean on them

# Subtasks:
## 1. Order bricks [done]
### Dependencies: None
### Description: Many
### Details:
Call them

## 2. Lay bricks [in-progress]
### Dependencies: 2.1
### Description: In rows
### Details:
## 3. not a part: it has no status
`;

describe('task files of Task Master', () => {
  test('are read with every field, their parts, and the file each task stands in', () => {
    const plan = parse(two, one);
    expect(wrong(plan)).toEqual([]);
    expect(plan).toMatchObject({ format: 'task-master', title: 'Task Master', lines: { total: 32, understood: 32 } });
    const [first, second] = tasksOf(plan);
    expect(first).toMatchObject({
      ref: '1',
      description: 'Base',
      done: true,
      line: 1,
      file: '.taskmaster/tasks/task_002.txt',
    });
    expect(texts(first?.notes)).toEqual([
      'Priority: high',
      'The base of it',
      'Details:',
      'Write it.',
      '# Title: no title, a line of code',
      '## 1. no part either',
    ]);
    expect(second).toMatchObject({
      ref: '2',
      done: false,
      dependencies: ['L0.1'],
      file: '.taskmaster/tasks/task_001.txt',
    });
    expect(texts(second?.notes)).toEqual([
      'Priority: medium',
      'Four of them',
      'Details:',
      'Bricks',
      'Test strategy:',
      'Lean on them',
    ]);
    expect(second?.subtasks).toMatchObject([
      { ref: '2.1', description: 'Order bricks', line: 14, done: true, dependencies: [] },
      { ref: '2.2', description: 'Lay bricks', line: 20, done: false, dependencies: ['2.1'] },
    ]);
    expect(texts(second?.subtasks[1]?.notes)).toEqual([
      'Status: in-progress',
      'In rows',
      'Details:',
      '## 3. not a part: it has no status',
    ]);
  });

  test('of the Markdown form are read as well', () => {
    const plan = parse(
      '# Task ID: 4\n\n**Title:** Roof\n\n**Status:** done\n\n**Dependencies:** None\n\n**Details:**\n\nTiles\n\n## Subtasks\n\n' +
        '### 4.1. Beams\n\n**Status:** done  \n**Dependencies:** None  \n\nOf wood\n\n**Details:**\n\nOak\n\n### 4.2. Tiles\n\n' +
        '**Status:** pending  \n**Dependencies:** 4.1  \n',
    );
    expect(wrong(plan)).toEqual([]);
    const [task] = tasksOf(plan);
    expect(task).toMatchObject({ ref: '4', description: 'Roof', done: true });
    expect(texts(task?.notes)).toEqual(['Details:', 'Tiles']);
    expect(task?.subtasks).toMatchObject([
      {
        ref: '4.1',
        description: 'Beams',
        done: true,
        notes: [{ text: 'Of wood' }, { text: 'Details:' }, { text: 'Oak' }],
      },
      { ref: '4.2', description: 'Tiles', done: false, dependencies: ['4.1'] },
    ]);
  });

  test.each([
    [
      'a dependency that no file has',
      [one, '# Task ID: 2\n# Title: A\n# Dependencies: 1, 7\n'],
      ['E_DEP_UNKNOWN 3:20'],
    ],
    ['a dependency in words', [one, '# Task ID: 2\n# Title: A\n# Dependencies: the base\n'], ['E_DEP_UNKNOWN 3:17']],
    [
      'a dependency of a file that is read alone',
      ['# Task ID: 2\n# Title: A\n# Dependencies: 1\n'],
      ['W_DEP_ELSEWHERE 3:17'],
    ],
    ['a file without a task', [one, 'Hello\n'], ['W_UNKNOWN_LINE 1:1']],
    ['text before the task', ['Hello\n# Task ID: 2\n# Title: A\n'], ['W_UNKNOWN_LINE 1:1']],
    ['a task without a title', [one, '# Task ID: 2\n# Title:\n'], ['W_EMPTY_TASK 1:1']],
    ['nothing', [''], ['E_NO_TASKS 1:1']],
  ])('say of %s where it stands', (_, files, expected) => {
    expect(wrong(parse(...files))).toEqual(expected);
  });

  test('name the file in what is said of one of several', () => {
    expect(parse(one, '# Task ID: 2\n# Title: A\n# Dependencies: 7\n').diagnostics.at(-1)?.message).toMatch(
      /^task_002\.txt: /,
    );
  });

  test('are told from other texts by their first lines', () => {
    expect([one, `\n${two}`].map(isTaskMasterText)).toEqual([true, true]);
    expect(['', '# Task ID: 4', '# Tasks\n- [ ] A'].map(isTaskMasterText)).toEqual([false, false, false]);
  });
});
