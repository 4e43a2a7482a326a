import type { TaskDraft } from '@/lib/plan/task-draft';
import type { Row } from './entry';
import { namesIds, withPlainIds } from './names-ids';
import { readOutlineBox } from './outline-box';
import { readStatus } from './status-words';
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
