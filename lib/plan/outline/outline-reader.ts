import type { TextLine } from '@/lib/plan/block';
import { TASKS_MAX } from '@/lib/plan/open-task';
import type { Reading } from '@/lib/plan/read-layer';
import { remarkOpaque } from '@/lib/plan/remark-opaque';
import { draftTask, settleDraft, type TaskDraft } from '@/lib/plan/task-draft';
import type { Entry, Item, Kept, Path, Row, Text, Title } from './entry';
import { headAbove } from './heading-tasks';
import { LeftOut } from './left-out';
import { remarkOddBoxes } from './odd-boxes';
import { fillDraft, openOutlineTask, toSubtask } from './open-outline-task';
import { addOutlineLine, type OpenOutline } from './outline-field';
import type { Roles } from './roles';
import { announcesDone } from './section-words';
import type { Survey } from './survey';
import { fillRow } from './table-row';
import type { PlacedDraft } from './title-phases';

const titleField = /^[*_]{0,3}(?:title|name|summary|titel|titre|título|タイトル|标题)[*_]{0,3}\s?[:：][*_\s]{0,4}/iu;

/** Reads entries into tasks by their roles; every line becomes a task, part of one, or is reported. */
export class OutlineReader {
  readonly tasks: PlacedDraft[] = [];
  readonly #reading: Reading;
  readonly #known: Survey;
  readonly #roles: Roles;
  readonly leftOut: LeftOut;
  readonly #byHead = new Map<Title, OpenOutline>();
  #open: OpenOutline | null = null;
  /** The last title that is no task, if it names a phase: titles of its own level below it belong to it. */
  #group: Title | null = null;

  constructor(reading: Reading, known: Survey, roles: Roles, docTitle: number) {
    this.#reading = reading;
    this.#known = known;
    this.#roles = roles;
    this.leftOut = new LeftOut(reading, docTitle);
  }

  read(): void {
    for (const entry of this.#known.entries) this.#take(entry);
    this.leftOut.end();
    remarkOddBoxes(this.#roles.of, this.#reading);
    for (const [head, item] of [...this.#roles.repeats].map(([item, head]) => [head, item] as const))
      this.#takeRepeat(head, item);
    for (const { draft } of this.tasks) this.#finish(draft);
  }

  #take(entry: Entry): void {
    if (entry.kind === 'item') this.#takeItem(entry);
    else if (entry.kind === 'title') this.#takeTitle(entry);
    else if (entry.kind === 'kept') this.#takeKept(entry);
    else if (entry.kind === 'text') this.#takeText(entry);
    else this.#takeRow(entry);
  }

  #takeTitle(title: Title): void {
    const role = this.#roles.of.get(title);
    if (role) {
      const whole = role.kind === 'part' ? headAbove(title.path.up, this.#roles.heads) : null;
      const open = whole ? (this.#byHead.get(whole) ?? null) : null;
      if (open) this.#addPart(open, title, 0);
      else this.#addTask(title, 0);
      if (this.#open) this.#byHead.set(title, this.#open);
      return;
    }
    const head = headAbove(title.path.up, this.#roles.heads);
    this.#open = head ? (this.#byHead.get(head) ?? null) : null;
    if (!head) this.#group = title.says === 'phase' ? title : null;
    if (this.#open) this.#note([title.head], title);
    else this.leftOut.takeTitle(title);
  }

  #takeItem(item: Item): void {
    const role = this.#roles.of.get(item);
    if (this.#reading.lines.tooLong.has(item.first - 1)) {
      this.#reading.marks.reported(item.first, item.last);
    } else if (role?.kind === 'task') this.#addTask(item, item.depth);
    else if (role?.kind === 'part' && this.#open) this.#addPart(this.#open, item, item.depth);
    else if (role?.kind === 'left') {
      this.#open = null;
      this.leftOut.takeTask(item, role.why);
    } else if (this.#open) {
      if (this.#open.part && item.depth <= this.#open.partDepth && item.depth > this.#open.depth)
        this.#open.part = null;
      this.#note([...(item.joined ? [item.joined] : []), item.head, ...item.more], item);
    } else this.leftOut.takeText(item);
  }

  #pathOfHead(head: Title): Path | null {
    const group = this.#group;
    return group && group.level === head.level && group.path.up === head.path.up ? group.path : head.path.up;
  }

  #addTask(entry: Item | Title, depth: number): void {
    const { draft, rest } = openOutlineTask(entry, this.#reading, this.#known);
    this.#settle();
    this.#open = null;
    if (draft.text === '' && entry.kind === 'item') {
      this.#reading.remarks.add('W_EMPTY_TASK', entry.head, 'The task has no description.', 'Say what is to be done.');
      this.#reading.marks.reported(entry.first, entry.last);
      return;
    }
    if (!this.#takeRoom(entry.first, entry.head.column)) {
      this.#reading.marks.reported(entry.first, entry.last);
      return;
    }
    if (entry.kind === 'item' && !entry.box && entry.path && announcesDone(entry.path.title.text)) draft.done = true;
    this.leftOut.end();
    this.tasks.push({ draft, path: entry.kind === 'item' ? entry.path : this.#pathOfHead(entry) });
    this.#open = { draft, part: null, partDepth: 0, depth };
    this.#note(rest, entry);
  }

  /** The task before is complete with the next one, unless titles are tasks: to those parts may still come. */
  #settle(): void {
    const draft = this.#open?.draft;
    if (draft && draft.text !== '' && this.#byHead.size === 0) settleDraft(draft);
  }

  #addPart(open: OpenOutline, entry: Item | Title, depth: number): void {
    const { draft, rest } = openOutlineTask(entry, this.#reading, this.#known);
    if (draft.text === '') draft.text = draft.ref ?? '';
    if (draft.text === '') {
      this.#reading.remarks.add('W_EMPTY_TASK', entry.head, 'The part of a task has no description.');
      this.#reading.marks.reported(entry.first, entry.last);
      return;
    }
    const part = toSubtask(draft);
    const whole = open.draft;
    if (whole.ref === null && whole.number !== null && part.ref?.startsWith(`${whole.number}.`))
      whole.ref = `${whole.number}`;
    whole.subtasks.push(part);
    this.#open = open;
    Object.assign(open, { part, partDepth: depth });
    this.#note(rest, entry);
  }

  #takeRow(row: Exclude<Entry, Item | Title | Text | Kept>): void {
    const columns = row.kind === 'row' ? this.#roles.tables.get(row.table) : undefined;
    const head = headAbove(row.path, this.#roles.heads);
    if (row.kind === 'row' && columns && this.#roles.of.get(row)?.kind === 'task') this.#addRow(row, columns);
    else if (head && this.#open) this.#noteRaw(row.first, row.last);
    else if (row.kind === 'header' && this.#roles.tables.has(row.first))
      this.#reading.marks.understood(row.first, row.last);
    else {
      this.#open = null;
      this.leftOut.takeText(row);
    }
  }

  #addRow(row: Row, columns: NonNullable<ReturnType<Roles['tables']['get']>>): void {
    const index = columns.roles.indexOf('task');
    const cell = row.cells[index] ?? { text: '', column: 1 };
    const draft = draftTask([{ line: row.first, column: cell.column, text: cell.text, indented: false }]);
    fillDraft(draft, this.#reading, this.#known);
    fillRow(draft, row, columns, this.#known.refs);
    if (draft.text === '') {
      this.#reading.remarks.add(
        'W_EMPTY_TASK',
        { line: row.first, column: 1 },
        'The row has no description of its task.',
      );
      this.#reading.marks.reported(row.first);
      return;
    }
    if (!this.#takeRoom(row.first, cell.column)) return;
    this.leftOut.end();
    this.#reading.marks.understood(row.first);
    this.tasks.push({ draft, path: row.path });
    this.#open = null;
  }

  #takeText(text: Text): void {
    const head = headAbove(text.path, this.#roles.heads);
    if (this.#open && (text.depth > 0 || head)) {
      if (this.#open.part && text.depth <= this.#open.partDepth && text.depth > 0) this.#open.part = null;
      this.#note(text.lines, text);
      return;
    }
    this.#open = null;
    this.leftOut.takeText(text);
  }

  #takeKept(kept: Kept): void {
    remarkOpaque(kept.block, this.#reading);
    const isWords = kept.block.kind === 'fence' || kept.block.kind === 'quote';
    const head = headAbove(kept.path, this.#roles.heads);
    if (this.#open && isWords && (kept.depth > 0 || head)) this.#noteRaw(kept.first, kept.last);
    else if (kept.depth === 0) this.leftOut.end();
  }

  /** The box of a bullet that repeats a title is the title's own. */
  #takeRepeat(head: Title, item: Item): void {
    const whole = this.#byHead.get(head);
    const own = whole?.draft.subtasks.find(({ line }) => line === head.first) ?? whole?.draft;
    if (!own || own.box || !item.box) return;
    const { draft } = openOutlineTask(item, { ...this.#reading, remarks: this.#reading.remarks }, this.#known);
    own.done ||= draft.done;
    own.box = draft.box;
  }

  #note(lines: readonly TextLine[], { first, last }: { first: number; last: number }): void {
    const open = this.#open;
    if (!open) return;
    this.leftOut.end();
    for (const line of lines) addOutlineLine(open, line, this.#known.refs, this.#reading.remarks);
    this.#reading.marks.understood(first, last);
  }

  #noteRaw(first: number, last: number): void {
    const notes = (this.#open?.part ?? this.#open?.draft)?.notes;
    for (let line = first; line <= last; line++) {
      const text = (this.#reading.lines.raw[line - 1] ?? '').trim();
      if (text !== '') notes?.push({ line, text });
    }
    this.#reading.marks.understood(first, last);
  }

  #takeRoom(line: number, column: number): boolean {
    const { remarks } = this.#reading;
    this.#reading.tasksLeft -= 1;
    if (this.#reading.tasksLeft >= 0) return true;
    const message = `The plan has more than ${TASKS_MAX} tasks; the rest was not read.`;
    remarks.add('E_TOO_MANY', { line, column }, message, 'Split the plan.');
    return false;
  }

  /** A title without words of its own takes those below it: a line that says so, or the first that names no field. */
  #finish(draft: TaskDraft): void {
    if (draft.text !== '') return;
    const { notes } = draft;
    const titled = notes.findIndex(({ text }) => titleField.test(text));
    const plain = notes.findIndex(({ text }) => !/^[*_]{0,3}[\p{L} ]{1,30}[*_]{0,3}\s?[:：]/u.test(text));
    const [note] = notes.splice(titled === -1 ? Math.max(0, plain) : titled, 1);
    draft.text = note?.text.replace(titleField, '') || (draft.ref ?? '');
  }
}
