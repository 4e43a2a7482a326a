import type { TaskDraft } from '@/lib/plan/task-draft';
import type { Item, Row } from './entry';
import { namesIds, withPlainIds } from './names-ids';
import { readOutlineBox } from './outline-box';
import { readStatus } from './status-words';
import { isSetAside, isSure, type Survey } from './survey';
import type { Columns } from './table-columns';

/** Fills a task from the cells of its row beside the one with its words. What has no place of its own becomes a note. */
export function fillRow(draft: TaskDraft, row: Row, { roles, names }: Columns, refs: ReadonlySet<string>): void {
  row.cells.forEach(({ text, column }, index) => {
    const role = roles[index] ?? 'other';
    const plain = text.replace(/^[*_`~]+|[*_`~]+$/g, '').trim();
    if (role === 'task' || /^[-–—]?$/.test(plain)) return;
    if (role === 'status') takeStatusCell(draft, text, { line: row.first, column });
    else if (role === 'id' && /^[\p{L}\p{N}#._-]{1,40}$/u.test(plain)) draft.ref ??= plain.replace(/^#/, '');
    else if (role === 'dependencies' && namesIds(plain, refs)) {
      draft.dependencies = { text: withPlainIds(plain, refs), place: { line: row.first, column } };
    } else if (role === 'agent' || role === 'estimate' || role === 'complexity') draft[role] = plain;
    else draft.notes.push({ line: row.first, text: names[index] ? `${names[index]}: ${text}` : text });
  });
}

function takeStatusCell(draft: TaskDraft, text: string, place: { line: number; column: number }): void {
  const box = readOutlineBox(text);
  if (!box) {
    draft.done ||= readStatus(text) === 'done';
    draft.notes.push({ line: place.line, text });
    return;
  }
  draft.boxed = true;
  draft.done = box.done;
  if (box.mark !== null) draft.box = { line: place.line, column: place.column + box.mark };
}

/** Whether a row only adds up the others. */
export function isSum({ cells }: Row): boolean {
  const first =
    cells
      .find(({ text }) => text !== '')
      ?.text.replace(/[*_`:]/g, '')
      .trim() ?? '';
  return /^(?:(?:grand |sub)?totals?|totale|sum|summe|gesamt|suma|soma|合計|合计|总计|總計|합계|итого)$/i.test(first);
}

/** Bullets that go on with the ids of the tables, such as `ST-7` below a table that ends with `ST-6`. */
export function findContinued({ items, tables }: Survey, columns: ReadonlyMap<number, Columns>): Item[] {
  const ids = new Set<string>();
  for (const { header, rows } of tables) {
    const index = columns.get(header.first)?.roles.indexOf('id') ?? -1;
    if (index !== -1) for (const { cells } of rows) ids.add((cells[index]?.text ?? '').replace(/[*`]/g, ''));
  }
  const series = new Set([...ids].map(seriesOf));
  return items.filter((item) => {
    const ref = item.front.ref?.ref;
    if (!ref || item.depth > 0 || item.box || ids.has(ref) || isSetAside(item)) return false;
    return isSure(item.front.ref) && series.has(seriesOf(ref));
  });
}

const seriesOf = (id: string): string => id.replace(/\d+[a-z]?$/i, '');
