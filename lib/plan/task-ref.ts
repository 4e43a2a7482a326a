/** A plan's own id, such as `T012`, `T1.2` or `TASK-P2-001`. */
export const taskRefPattern = /^(?:T-?\d{1,6}(?:\.\d{1,4}){0,3}[a-z]?|TASK-(?:[A-Z0-9]{1,10}-)?\d{1,6})$/i;

/** Most ids one range stands for; a longer one is taken for a slip of the pen. */
const RANGE_MAX = 1000;

const range = /^(T)(\d{1,6})(?:\s?(?:-|–|—|\.{2,3})\s?|\s(?:to|through)\s)(T?)(\d{1,6})(?![\p{L}\p{N}.])/iu;

/** Reads the id or the range of ids at the front of a task's text, bare, bold or in brackets, with a sign after it. */
export function readTaskRef(text: string): { ref: string; length: number } | null {
  const open = /^[*[]{0,3}(?=t)/i.exec(text)?.[0].length;
  if (open === undefined) return null;
  const found = readRefRange(text.slice(open)) ?? readSingle(text.slice(open));
  if (!found) return null;
  const from = open + found.length;
  const close = /^[*\]]{0,3}[:.]?[*]{0,2}(?=\s|$)(?:\s+[–—-](?=\s))?/.exec(text.slice(from));
  return close ? { ref: found.ref, length: from + close[0].length } : null;
}

/** A range of ids: as written, how long that is, and what it runs from. `width` is how many digits its ids have at least. */
export type RefRange = { ref: string; length: number; letter: string; first: number; count: number; width: number };

/** The range `T057-T065`, `T057–065` or `T057 to T065` at the front of a text. */
export function readRefRange(text: string): RefRange | null {
  const found = range.exec(text);
  if (!found) return null;
  const [written, letter = '', first = '', second = '', last = ''] = found;
  // `T1 - 2 weeks` and `T1 to 5` are no ranges: only a bare sign may stand for the second T.
  if (second === '' && /\s/.test(written)) return null;
  const count = Number(last) - Number(first) + 1;
  if (count < 2 || count > RANGE_MAX) return null;
  const width = first.startsWith('0') || first.length === last.length ? first.length : 1;
  return { ref: written, length: written.length, letter, first: Number(first), count, width };
}

/** The ids a range stands for. */
export function refsOf({ letter, first, count, width }: RefRange): string[] {
  return Array.from({ length: count }, (_, step) => letter + String(first + step).padStart(width, '0'));
}

function readSingle(text: string): { ref: string; length: number } | null {
  const ref = /^[A-Za-z0-9-]{2,24}(?:\.\d{1,4}){0,3}[a-z]?/.exec(text)?.[0];
  return ref && taskRefPattern.test(ref) ? { ref, length: ref.length } : null;
}
