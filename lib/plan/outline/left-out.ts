import type { Reading } from '@/lib/plan/read-layer';
import { quoted } from '@/lib/plan/visible-text';
import type { Entry, Item, Title } from './entry';

/** Says what became of lines that are no part of any task: one remark for each stretch of them. */
export class LeftOut {
  readonly #reading: Reading;
  /** Line of the file's title, which needs no remark. */
  readonly #docTitle: number;
  /** Titles with nothing but tasks below them. */
  readonly #grouping: Title[] = [];
  #title: Title | null = null;
  #stretch: { first: number; last: number; column: number; text: string } | null = null;

  constructor(reading: Reading, docTitle: number) {
    this.#reading = reading;
    this.#docTitle = docTitle;
  }

  /** A bullet that looks like a task and is none. */
  takeTask(item: Item, why: string): void {
    this.end();
    const { remarks, marks } = this.#reading;
    const more = item.last > item.first ? `, lines ${item.first} to ${item.last}` : '';
    remarks.add('I_NOT_TASK', item.head, `${quoted(item.head.text)} was not read as a task${more}: ${why}.`);
    marks.understood(item.first, item.last);
  }

  takeTitle(title: Title): void {
    this.end();
    this.#reading.marks.understood(title.first, title.last);
    if (title.first !== this.#docTitle) this.#title = title;
  }

  takeText(entry: Exclude<Entry, Title>): void {
    const { first, last } = entry;
    this.#reading.marks.understood(first, last);
    const stretch = this.#stretch;
    // An empty bullet is known only after what stands below it.
    if (stretch) Object.assign(stretch, { first: Math.min(stretch.first, first), last: Math.max(stretch.last, last) });
    else this.#stretch = { first, last, ...beginning(entry) };
  }

  /** Ends the stretch. */
  end(): void {
    const { remarks } = this.#reading;
    const { first, last, column, text } = this.#stretch ?? { first: 0, last: 0, column: 1, text: '' };
    const under = this.#title ? `, under ${quoted(this.#title.head.text)}` : '';
    if (this.#stretch) {
      const range = first === last ? `Line ${first}` : `Lines ${first} to ${last}`;
      remarks.add('I_PROSE', { line: first, column }, `${range}${under}: text, no task: ${quoted(text)}`);
    } else if (this.#title) this.#grouping.push(this.#title);
    this.#stretch = null;
    this.#title = null;
  }

  /** Says of titles that are no phases what they are for. */
  remarkGroups(phases: ReadonlySet<number>): void {
    for (const { first, head } of this.#grouping) {
      if (phases.has(first)) continue;
      this.#reading.remarks.add('I_HEADING', head, `The heading ${quoted(head.text)} only groups what follows.`);
    }
  }
}

function beginning(entry: Exclude<Entry, Title>): { column: number; text: string } {
  if (entry.kind === 'text') return { column: entry.lines[0]?.column ?? 1, text: entry.lines[0]?.text ?? '' };
  if (entry.kind === 'item') return { column: entry.head.column, text: entry.head.text };
  if (entry.kind === 'kept') return { column: 1, text: '' };
  return { column: entry.cells[0]?.column ?? 1, text: entry.cells.map((cell) => cell.text).join(' | ') };
}
