import { describe, expect, test } from 'vitest';
import { type Plan, planSchema, planTasks } from '@/lib/domain/plan';
import { parsePlan } from './parse-plan';

const layers = [
  ...['## Layer 0: A', '## Layer 1: B (Parallel)', '### Layer 2: C', '##Layer 4', '  ## Layer 3', '## L2 Features'],
  ...[
    '## Foundation Layer (Sequential)',
    '## Parallel Layer (Concurrent)',
    '## Data layer',
    '# Other Layer (Sequental)',
  ],
  ...['## Phase 1: Setup', '## Phase 2', '### Phase 3: UI', '## Layer one', '## Layer 7 (Sequential, Parallel)'],
];
const tasks = [
  ...['- [ ] Task: x', '- x', '- [x] T001 [P] y', '- [-] odd', '- a (`/b c`, d, easy)', '- a (`/b c, d', '* star'],
  ...['- [x] T012 @claude Make it', '- [ ] T057-T065 Many', '- [ ] T @a No', '- [ ] T01x2 odd', '- [ ] T9 @a @b Two'],
  ...[
    '- [ ] T3 @ Nobody',
    '- [Complex] Task 1 (@claude) - why',
    '- [S] Task 2 (@b, easy)',
    '- (@c) - so',
    '- [ ] @d do',
  ],
  ...[
    '### 1. [Complex] Design (@claude)',
    '### Task 3: Build',
    '### 2. Seed',
    '#### [Simple] Deep',
    '### T5 Named',
    '### 4)',
  ],
  ...['### @claude (8 tasks)', '### @', '### @a @b', '- [ ] T2 [US1] Story (depends on T001)', '- [ ] Task 4: (@a)'],
];
const parts = [
  ...['  - Complexity: Mid', '\t- Agent: a', '    - Dependencies: L0', ' - Dependencies: Task 1', '- Dependencies:'],
  ...[
    '**Dependencies**: Task 1, T057-T060',
    '**Estimate**: 3 hours',
    '**Description**: text',
    '  - [ ] part',
    '    - Id: q',
  ],
  ...[
    'Agent: @claude',
    '  - Depends on: T001, all previous',
    '- Estimate: 2h',
    '  - File: src/a.ts',
    '  - Command: `/x y`',
  ],
];
const others = [
  ...[
    '### Sub',
    '## Other',
    '# Title',
    '',
    '',
    '\t',
    'text',
    '  text',
    '    text',
    '**bold**',
    '**Notes:**',
    'T001 foo',
  ],
  ...['| a | b |', '[a]: b', '#x', '```', '  ```', '    ```', '~~~', '<!--', '-->', '<!-- a --> b', '> quote'],
  ...['> - [ ] q', '---', '===', '=', '-', '- [ ]', '- - x', '- ## Layer 2', '- <!-- open', '- ```', '- > q', '1. one'],
  ...['2. two', '10) ten', '– dash', '<<<<<<< a', '=======', '>>>>>>> b', '\u202e', '- \u001b[31m', '- \ttab'],
  ...['      - deep', '- __proto__', '- `` [P] T001 (`/x`) ``', '- @types/node', '- (', '- `', '\u0085', '- \u2028 x'],
];
const shapes = [...layers, ...tasks, ...tasks, ...parts, ...parts, ...others];
const signs = [...'-*#>`~[]()|:@/<!=_.,0123Tx \t\\–“é🚀\u0000\u202e\u200b\ud800'];

type Random = (below: number) => number;

/** The same numbers every time: a plan that fails can be made again from its number. */
function randomFrom(number: number): Random {
  let state = number + 1;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const shapeOf = (next: Random): string => shapes[next(shapes.length)] as string;
const bytesOf = (next: Random): string =>
  Array.from({ length: next(40) }, () => signs[next(signs.length)] as string).join('');

/** Gives lines with words a word of their own, by which they are found again. */
function withMark(line: string, index: number): string {
  if (!/[a-z]/i.test(line) || /^<<<|^>>>/.test(line) || /@[a-z]*$/.test(line)) return line;
  const tail = line.indexOf('`, d');
  const at = tail === -1 ? line.length : tail + 4;
  return `${line.slice(0, at)} u${index + 1}z${line.slice(at)}`;
}

const sayOf = (number: number, lines: readonly string[]): string => `plan ${number}:\n${lines.join('\n')}`;

function isReported(plan: Plan, line: number): boolean {
  return plan.diagnostics.some((remark) => {
    const ranges = [...remark.message.matchAll(/lines (\d+) to (\d+)/gi)];
    return remark.line === line || ranges.some(([, from, to]) => line >= Number(from) && line <= Number(to));
  });
}

/** What holds of every plan with layers; `lines` as they stand in the file. */
function checkLayered(number: number, lines: readonly string[]): Plan {
  const plan = checkPlan(number, lines);
  const said = sayOf(number, lines);
  const json = JSON.stringify(plan);
  const vanished = lines.filter((line, index) => {
    const mark = /u\d+z/.exec(line)?.[0];
    return mark !== undefined && !json.includes(mark) && !isReported(plan, index + 1);
  });
  expect(vanished, said).toEqual([]);
  const unread = plan.diagnostics.filter((remark) => remark.severity !== 'info');
  if (plan.lines.understood < plan.lines.total) expect(unread, said).not.toEqual([]);
  // Said only of lines no reader knew: a hole in the reader, not in the plan.
  expect(
    plan.diagnostics.filter(({ message }) => message === 'The line was not read.'),
    said,
  ).toEqual([]);
  return plan;
}

/** What holds of whatever is parsed. */
function checkPlan(number: number, lines: readonly string[]): Plan {
  const said = sayOf(number, lines);
  const plan = parsePlan(lines.join('\n'), { spec: 'F001', path: 'p', hash: 'h' });
  const found = planTasks(plan);
  expect(planSchema.safeParse(plan).success, said).toBe(true);
  expect(new Set(found.flatMap((task) => [task.id, task.key])).size, said).toBe(2 * found.length);
  expect(
    found.filter((task) => lines[task.line - 1]?.trim() === '' || task.description === ''),
    said,
  ).toEqual([]);
  const keys = new Set([...plan.layers.map(({ key }) => key), ...found.map(({ key }) => key)]);
  expect(
    found.flatMap((task) => task.dependencies).filter((key) => !keys.has(key)),
    said,
  ).toEqual([]);
  return plan;
}

describe('parsing never throws and gives a valid plan', { timeout: 240_000 }, () => {
  test('in which every line of any mixture of dialects under a layer is a part, or reported', () => {
    for (let number = 0; number < 6000; number++) {
      const next = randomFrom(number);
      const drawn = Array.from({ length: 1 + next(14) }, () => shapeOf(next));
      const lines = ['## Layer 0: A', ...drawn].map(withMark);
      checkLayered(number, lines);
    }
  });

  test('of mixtures that need have no layer at all', () => {
    for (let number = 0; number < 3000; number++) {
      const next = randomFrom(number);
      checkPlan(number, Array.from({ length: 1 + next(14) }, () => shapeOf(next)).map(withMark));
    }
  });

  test('of any signs under a layer, between lines that can be read', () => {
    for (let number = 0; number < 3000; number++) {
      const next = randomFrom(number);
      const drawn = Array.from({ length: 1 + next(8) }, () => (next(3) > 0 ? bytesOf(next) : shapeOf(next)));
      const lines = ['## Layer 0: A', ...drawn].flatMap((line) => line.split(/[\r\n]/));
      checkLayered(number, lines);
    }
  });
});
