import type { Block } from './block';
import type { LineMarks } from './line-marks';
import type { PlanLines } from './plan-lines';
import type { Remarks } from './remarks';

const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/;
const unmistakable = /^(?:<{7}|>{7})\s/;

/** Blanks the lines git leaves in an unresolved merge, and returns their numbers. `=======` alone is a heading's underline. */
export function blankConflicts(lines: PlanLines): number[] {
  if (!lines.structure.some((line) => unmistakable.test(line))) return [];
  const found: number[] = [];
  lines.structure.forEach((line, index) => {
    if (!marker.test(line)) return;
    found.push(index + 1);
    lines.structure[index] = '';
  });
  return found;
}

/** Both sides of a merge must not run. Markers inside a code block are an example. */
export function reportConflicts(
  found: readonly number[],
  lines: PlanLines,
  blocks: readonly Block[],
  remarks: Remarks,
  marks: LineMarks,
): void {
  const fences = blocks.filter((block) => block.kind === 'fence');
  let next = 0;
  for (const line of found) {
    while ((fences[next]?.last ?? Infinity) < line) next++;
    if ((fences[next]?.first ?? Infinity) <= line) continue;
    marks.reported(line);
    if (!unmistakable.test(lines.raw[line - 1] ?? '')) continue;
    const message = 'An unresolved merge: the tasks of both sides are shown.';
    remarks.add('E_MERGE', { line, column: 1 }, message, 'Resolve the conflict in git.');
  }
}
