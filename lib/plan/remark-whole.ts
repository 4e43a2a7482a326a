import type { PlanLines } from './plan-lines';
import type { Place, Remarks } from './remarks';
import type { Section } from './sections';

/** From here on pages and files about the plan become slow. */
const TASKS_COMFORTABLE = 10_000;

const example = 'Write `## Layer 0: Infrastructure` and below it `- Setup database schema` or another task.';

/** Says what is wrong with a plan as a whole: nothing in it, no tasks, too many of them. */
export function remarkWhole(lines: PlanLines, sections: readonly Section[], taskCount: number, remarks: Remarks): void {
  const layer = sections.find((section) => section.layer);
  const start = { line: layer?.heading?.first ?? 1, column: 1 };
  if (lines.raw.every((line) => line.trim() === '')) remarks.add('E_EMPTY', start, 'The plan file is empty.', example);
  else if (taskCount === 0) remarks.add('E_NO_TASKS', start, 'The plan has no tasks.', example);
  remarkTooMany(taskCount, start, remarks);
}

/** Says that pages will be slow. */
export function remarkTooMany(taskCount: number, place: Place, remarks: Remarks): void {
  if (taskCount <= TASKS_COMFORTABLE) return;
  const message = `The plan has ${taskCount} tasks; pages will be slow.`;
  remarks.add('W_TOO_MANY', place, message, 'Split it into several specs.');
}
