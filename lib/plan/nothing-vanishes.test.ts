import { expect, test } from 'vitest';
import { type Plan, planSchema, planTasks } from '@/lib/domain/plan';
import { parsePlan } from './parse-plan';

const shapes = [
  ...['## Layer 0: A', '## Layer 1: B (Parallel)', '### Sub', '## Other', '# Title', '##Layer 4', '  ## Layer 3'],
  ...['- [ ] Task: x', '- x', '- [x] T001 [P] y', '- [-] odd', '- a (`/b c`, d, easy)', '- a (`/b c, d', '* star'],
  ...['  - Complexity: Mid', '\t- Agent: a', '    - Dependencies: L0', ' - Dependencies: Task 1', '- Dependencies:'],
  ...['', '', '\t', 'text', '  text', '    text', '**bold**', '**Notes:**', 'T001 foo', '| a | b |', '[a]: b', '#x'],
  ...['```', '  ```', '    ```', '~~~', '<!--', '-->', '<!-- a --> b', '> quote', '> - [ ] q', '---', '===', '='],
  ...['-', '- [ ]', '- - x', '- ## Layer 2', '- <!-- open', '- ```', '- > q', '1. one', '2. two', '10) ten', '– dash'],
  ...['<<<<<<< a', '=======', '>>>>>>> b', '\u202e', '- \u001b[31m', '- \ttab', '      - deep', '- __proto__'],
];

/** The same numbers every time: a plan that fails can be made again from its number. */
function randomPlan(number: number): string[] {
  let state = number + 1;
  const next = (below: number): number => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const lines = Array.from({ length: 1 + next(14) }, () => shapes[next(shapes.length)] as string);
  return (next(3) > 0 ? ['## Layer 0: A', ...lines] : lines).map(withMark);
}

/** Gives lines with words a word of their own, by which they are found again. */
function withMark(line: string, index: number): string {
  if (!/[a-z]/i.test(line) || /^<<<|^>>>/.test(line)) return line;
  const tail = line.indexOf('`, d');
  const at = tail === -1 ? line.length : tail + 4;
  return `${line.slice(0, at)} u${index + 1}z${line.slice(at)}`;
}

function isReported(plan: Plan, line: number): boolean {
  return plan.diagnostics.some((remark) => {
    const ranges = [...remark.message.matchAll(/lines (\d+) to (\d+)/gi)];
    return remark.line === line || ranges.some(([, from, to]) => line >= Number(from) && line <= Number(to));
  });
}

test('every line of any plan is part of the plan or reported, whatever stands around it', { timeout: 120_000 }, () => {
  for (let number = 0; number < 8000; number++) {
    const lines = randomPlan(number);
    const text = lines.join('\n');
    const plan = parsePlan(text, { spec: 'F001', path: 'p', hash: 'h' });
    const json = JSON.stringify(plan);
    const vanished = lines.filter((line, index) => {
      const mark = /u\d+z/.exec(line)?.[0];
      return mark !== undefined && !json.includes(mark) && !isReported(plan, index + 1);
    });
    expect(vanished, `plan ${number}:\n${text}`).toEqual([]);
    const unread = plan.diagnostics.filter((remark) => remark.severity !== 'info');
    if (plan.lines.understood < plan.lines.total) expect(unread, `plan ${number}:\n${text}`).not.toEqual([]);
    // Said only of lines no reader knew: a hole in the reader, not in the plan.
    expect(json).not.toContain('"The line was not read."');
    expect(planSchema.safeParse(plan).success).toBe(true);
    expect(new Set(planTasks(plan).flatMap((task) => [task.id, task.key])).size).toBe(2 * planTasks(plan).length);
    expect(planTasks(plan).filter((task) => lines[task.line - 1]?.trim() === '' || task.description === '')).toEqual(
      [],
    );
  }
});
