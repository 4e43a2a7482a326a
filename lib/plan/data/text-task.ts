import type { PlanNote } from '@/lib/domain/plan';
import type { Place, Remarks } from '@/lib/plan/remarks';
import { draftTask, type SubtaskDraft, type TaskDraft } from '@/lib/plan/task-draft';
import { quoted } from '@/lib/plan/visible-text';
import { readIds, readPartHeading, readTextField, type TextField } from './task-master-lines';
import { remarkUnknown } from './unknown-dependency';
import { applyStatus, readStatus } from './written-status';

type Value = { text: string; place: Place };
/** The task itself, or one of its parts, while it is read. */
type Entry = {
  title: Value | null;
  status: Value | null;
  dependencies: Value | null;
  notes: PlanNote[];
  given: Set<string>;
};
type Part = Entry & { id: string; line: number };

const labels: Record<string, string> = { details: 'Details:', 'test strategy': 'Test strategy:' };
/** Fields of one line that have a place of their own. */
const ownFields = ['title', 'status', 'dependencies', 'complexity'];

/** A task of a Task Master text file, taken line by line. */
export class TextTask {
  readonly #task: Entry = newEntry();
  readonly #parts: Part[] = [];
  #complexity: string | null = null;
  #inParts = false;
  /** A label waits for the first line under it. */
  #label: PlanNote | null = null;

  constructor(
    readonly id: string,
    readonly line: number,
    readonly file: string,
    readonly remarks: Remarks,
  ) {}

  /** Takes one line below the task's id. */
  take(text: string, line: number): void {
    const heading = this.#inParts ? readPartHeading(text, this.id) : null;
    if (heading) {
      const title = { text: heading.title, place: { line, column: text.indexOf(heading.title) + 1 } };
      const status = heading.status === null ? null : { text: heading.status, place: { line, column: 1 } };
      this.#parts.push({ ...newEntry(), id: heading.id, line, title, status });
      return;
    }
    const entry = this.#parts.at(-1) ?? this.#task;
    const field = readTextField(text);
    // The first of two counts: the second is a line of the text, such as a comment in a piece of code.
    if (field?.name === 'subtasks' && !this.#inParts) this.#inParts = true;
    else if (field && field.name !== 'task id' && !entry.given.has(field.name)) this.#takeField(entry, field, line);
    else this.#note(entry, { line, text });
  }

  /** Every id that names this task or a part of it. */
  ids(): string[] {
    return [this.id, ...this.#parts.map((part) => this.#refOf(part))];
  }

  /** The task, or null with a remark when it says nothing to do. `alone`: other tasks have files that were not read. */
  finish(ids: ReadonlySet<string>, alone: boolean): TaskDraft | null {
    const { title, status, dependencies, notes } = this.#task;
    const place = { line: this.line, column: 1 };
    if (!title || title.text === '') {
      this.remarks.add('W_EMPTY_TASK', place, `Task ${this.id || '?'} has no title.`, 'Say what is to be done.');
      return null;
    }
    const draft = draftTask([{ ...title.place, text: title.text, indented: false }]);
    draft.line = this.line;
    draft.file = this.file;
    draft.ref = this.id || null;
    draft.number = /^\d{1,9}$/.test(this.id) ? Number(this.id) : null;
    draft.complexity = this.#complexity;
    draft.notes = notes;
    applyStatus(draft, status?.text ?? '', status?.place ?? place, this.remarks);
    const names = this.#known(dependencies, alone, (id) => (ids.has(id) ? id : null));
    if (names.length > 0) draft.dependencies = { text: names.join(', '), place: dependencies?.place ?? place };
    draft.subtasks = this.#parts.map((part) => this.#finishPart(part, ids, alone));
    return draft;
  }

  #takeField(entry: Entry, { name, value, at }: TextField, line: number): void {
    entry.given.add(name);
    const found = { text: value, place: { line, column: at } };
    if (name === 'title' || name === 'status' || name === 'dependencies') entry[name] = found;
    if (name === 'complexity') this.#complexity = value || null;
    if (ownFields.includes(name)) return;
    const label = labels[name];
    const text = name === 'priority' ? `Priority: ${value}` : label ? `${label} ${value}`.trim() : value;
    this.#label = null;
    if (value !== '') entry.notes.push({ line, text });
    else if (label) this.#label = { line, text: label };
  }

  #note(entry: Entry, note: PlanNote): void {
    if (this.#label) entry.notes.push(this.#label);
    this.#label = null;
    entry.notes.push(note);
  }

  #finishPart(part: Part, ids: ReadonlySet<string>, alone: boolean): SubtaskDraft {
    const text = part.status?.text ?? '';
    const status = readStatus(text);
    const notes = part.notes;
    if (status !== 'done' && status !== 'open') notes.unshift({ line: part.line, text: `Status: ${text}` });
    return {
      ref: this.#refOf(part),
      description: part.title?.text ?? '',
      line: part.line,
      done: status === 'done',
      optional: status === 'cancelled' || status === 'deferred',
      box: null,
      notes,
      dependencies: this.#known(part.dependencies, alone, (id) => {
        const neighbour = `${this.id}.${id}`;
        return ids.has(neighbour) ? neighbour : ids.has(id) ? id : null;
      }),
    };
  }

  #refOf({ id }: Part): string {
    return id.includes('.') || this.id === '' ? id : `${this.id}.${id}`;
  }

  #known(written: Value | null, alone: boolean, toKnown: (id: string) => string | null): string[] {
    if (!written) return [];
    const named = readIds(written.text, written.place);
    if (named === null) {
      const message = `The dependency ${quoted(written.text)} names no task.`;
      this.remarks.add('E_DEP_UNKNOWN', written.place, message, 'Name tasks by their ids: 1, 2.');
      return [];
    }
    return named.flatMap(({ id, place }) => {
      const known = toKnown(id);
      if (known !== null) return [known];
      remarkUnknown(id, place, alone, this.remarks);
      return [];
    });
  }
}

function newEntry(): Entry {
  return { title: null, status: null, dependencies: null, notes: [], given: new Set() };
}
