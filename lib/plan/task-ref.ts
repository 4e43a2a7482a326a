/** A plan's own id, such as `T012` or `TASK-P2-001`. */
export const taskRefPattern = /^(?:T\d{1,6}[a-z]?|TASK-(?:[A-Z0-9]{1,10}-)?\d{1,6})$/i;

/** Reads the id at the front of a task's text, bare, bold or in brackets, with a colon or full stop after it. */
export function readTaskRef(text: string): { ref: string; length: number } | null {
  const first = /^[*[]{0,3}([A-Za-z0-9-]{2,24})[*\]]{0,3}[:.]?[*]{0,2}(?=\s|$)/.exec(text);
  const ref = first?.[1];
  return first && ref && taskRefPattern.test(ref) ? { ref, length: first[0].length } : null;
}
