import type { Step } from '@/lib/domain/step';

type Diff = NonNullable<Extract<Step, { type: 'tool' }>['diff']>;

/** What a tool that edits would do to a file, line by line, without knowing where; null for every other input. */
export function proposedDiff(input: string): Diff | null {
  const { file_path: path, old_string: before, new_string: after, content } = fieldsOf(input);
  if (typeof path !== 'string') return null;
  if (typeof before === 'string' && typeof after === 'string') {
    return { path, kind: 'modified', hunks: [{ oldStart: 0, newStart: 0, lines: replaced(before, after) }] };
  }
  if (typeof content !== 'string') return null;
  return { path, kind: 'created', hunks: [{ oldStart: 0, newStart: 1, lines: replaced('', content) }] };
}

/** Lines that both texts begin or end with stay. */
function replaced(before: string, after: string): string[] {
  const was = linesOf(before);
  const is = linesOf(after);
  const least = Math.min(was.length, is.length);
  let head = 0;
  while (head < least && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < least - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  const mark = (sign: string, lines: string[]): string[] => lines.map((line) => `${sign}${line}`);
  return [
    ...mark(' ', is.slice(0, head)),
    ...mark('-', was.slice(head, was.length - tail)),
    ...mark('+', is.slice(head, is.length - tail)),
    ...mark(' ', is.slice(is.length - tail)),
  ];
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function fieldsOf(input: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(input));
  } catch {
    return {};
  }
}
