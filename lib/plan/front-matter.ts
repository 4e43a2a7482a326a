import type { PlanLines } from './plan-lines';

const layerLike = /^#{1,6}\s*(?:layer|phase|l\d)/i;

/**
 * Blanks the YAML block at the head of the file, so that nothing in it is taken for a task.
 * A `---` that is only a ruled line stays: the block must begin with a key, be closed, and hold no layer heading.
 * Returns the number of lines blanked.
 */
export function blankFrontMatter(lines: PlanLines): number {
  const { structure } = lines;
  if (structure[0]?.trimEnd() !== '---') return 0;
  const end = structure.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end === -1) return 0;
  const inside = structure.slice(1, end);
  const first = inside.find((line) => line.trim() !== '');
  if (first !== undefined && !/^[A-Za-z_][\w-]*\s*:/.test(first)) return 0;
  if (inside.some((line) => layerLike.test(line))) return 0;
  structure.fill('', 0, end + 1);
  return end + 1;
}
