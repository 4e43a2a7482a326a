import type { TextLine } from '@/lib/plan/block';
import type { Cell } from './entry';

const delimiter = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** Whether the line at `index` is the header of a table: a line of cells with a line of dashes below. */
export function opensTable(lines: readonly TextLine[], index: number): boolean {
  const below = lines[index + 1]?.text ?? '';
  return (
    (lines[index]?.text ?? '').includes('|') && below.includes('-') && below.includes('|') && delimiter.test(below)
  );
}

/** Splits a line into its cells, each with its column in the file. `\|` belongs to a cell. */
export function cellsOf({ text, column }: TextLine): Cell[] {
  const cells: Cell[] = [];
  let start = text.startsWith('|') ? 1 : 0;
  for (let at = start; at <= text.length; at++) {
    if (text[at] === '\\') at++;
    else if (at === text.length || text[at] === '|') {
      if (at === text.length && text.slice(start).trim() === '' && cells.length > 0) break;
      const written = text.slice(start, at);
      const lead = written.length - written.trimStart().length;
      cells.push({ text: written.trim().replaceAll('\\|', '|'), column: column + start + lead });
      start = at + 1;
    }
  }
  return cells;
}
