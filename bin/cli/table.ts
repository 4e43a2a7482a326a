import { padText, textWidth } from './text-width';

/** Rows as aligned lines, two spaces between columns, nothing behind the last one. */
export function tableLines(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      if (index < row.length - 1) widths[index] = Math.max(widths[index] ?? 0, textWidth(cell));
    });
  }
  return rows.map((row) => {
    const cells = row.map((cell, index) => (index < row.length - 1 ? padText(cell, widths[index] ?? 0) : cell));
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}
