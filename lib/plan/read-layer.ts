import type { Block, HeadingBlock, ItemBlock, OpaqueBlock, ProseBlock } from './block';
import { readField } from './dialects/dialects';
import type { LineMarks } from './line-marks';
import { announcesNotes, headingLooksLikeTask, looksLikeTask } from './looks-like-task';
import { openTask } from './open-task';
import type { PlanLines } from './plan-lines';
import { remarkOpaque } from './remark-opaque';
import type { Remarks } from './remarks';
import type { TaskDraft } from './task-draft';
import { addItem, addLine, type OpenTask } from './task-parts';
import { quoted } from './visible-text';

/** What the readers of a plan share. `tasksLeft` counts down to the limit of tasks in one plan. */
export type Reading = { lines: PlanLines; marks: LineMarks; remarks: Remarks; tasksLeft: number };

/** Reads the blocks under one layer heading into tasks; every line is marked as understood or reported. */
export class LayerReader {
  readonly tasks: TaskDraft[] = [];
  readonly #reading: Reading;
  #current: OpenTask | null = null;
  /** Line of a bullet that was not understood: what stands below it belongs to it. */
  #broken: number | null = null;
  #notesUnder: string | null = null;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  take(block: Block): void {
    if (block.kind === 'item') this.#takeItem(block);
    else if (block.kind === 'heading') this.#takeHeading(block);
    else if (block.kind === 'prose') this.#takeProse(block);
    else this.#takeOpaque(block);
  }

  #takeItem(item: ItemBlock): void {
    if (item.depth > 0 || this.#isFieldAtMargin(item)) {
      this.#takeBelow(item, (task) => addItem(task, item, this.#reading.remarks));
      return;
    }
    const { remarks, marks } = this.#reading;
    if (item.head.text === '') {
      remarks.add('W_EMPTY_TASK', item.head, 'The bullet is empty.');
      marks.reported(item.first);
      return;
    }
    const task = openTask(item, this.#reading, this.#notesUnder);
    this.#broken = task ? null : item.first;
    this.#current = task;
    if (!task) {
      marks.reported(item.first, item.last);
      if (item.last > item.first) this.#remarkBelow(item.first + 1, item.last, item.first);
    } else {
      this.tasks.push(task.draft);
      marks.understood(item.first, item.last);
    }
  }

  /** `Dependencies: none` whose bullet lost its indentation belongs to the task above it. */
  #isFieldAtMargin(item: ItemBlock): boolean {
    return this.#current !== null && readField(item.head.text) !== null;
  }

  #takeBelow(block: Block, add: (task: OpenTask) => void): void {
    const { marks } = this.#reading;
    if (this.#current) {
      add(this.#current);
      marks.understood(block.first, block.last);
      return;
    }
    marks.reported(block.first, block.last);
    this.#remarkBelow(block.first, block.last, this.#broken);
  }

  #remarkBelow(first: number, last: number, above: number | null): void {
    const lines = first === last ? `Line ${first} was` : `Lines ${first} to ${last} were`;
    const why = above === null ? 'no task stands above' : `what stands above, line ${above}, is no task`;
    this.#reading.remarks.add('W_UNKNOWN_LINE', { line: first, column: 1 }, `${lines} not read: ${why}.`);
  }

  #takeHeading(heading: HeadingBlock): void {
    const { remarks, marks } = this.#reading;
    if (heading.depth > 0) {
      const hint = 'Move it to the margin: the tasks after it may belong to another layer.';
      remarks.add(
        'E_HEADING_INDENT',
        heading.head,
        `The heading ${quoted(heading.head.text)} stands inside a bullet.`,
        hint,
      );
      marks.reported(heading.first, heading.last);
      return;
    }
    this.#current = null;
    this.#broken = null;
    this.#notesUnder = announcesNotes(heading.head.text) ? heading.head.text : null;
    if (headingLooksLikeTask(heading.head.text)) {
      const message = `The heading ${quoted(heading.head.text)} was not read as a task.`;
      remarks.add('W_UNKNOWN_LINE', heading.head, message, 'Write the task as a bullet.');
      marks.reported(heading.first, heading.last);
      return;
    }
    remarks.add('I_HEADING', heading.head, `The heading ${quoted(heading.head.text)} only groups what follows.`);
    marks.understood(heading.first, heading.last);
  }

  #takeProse(prose: ProseBlock): void {
    const { remarks, marks } = this.#reading;
    if (prose.depth > 0) {
      this.#takeBelow(prose, (task) => {
        for (const line of prose.lines) addLine(task, line, remarks);
      });
      return;
    }
    this.#current = null;
    const label = prose.lines.at(-1)?.text ?? '';
    this.#notesUnder = /:\**$/.test(label.slice(-3)) && announcesNotes(label) ? label : null;
    const odd = prose.lines.filter((line) => looksLikeTask(line.text));
    const first = prose.lines.find((line) => !odd.includes(line));
    marks.understood(prose.first, prose.last);
    for (const line of odd) {
      const message = `Not read: ${quoted(line.text)} looks like part of a plan but stands as plain text.`;
      remarks.add(
        'W_UNKNOWN_LINE',
        line,
        message,
        'Write tasks as bullets at the margin, their fields as bullets below them.',
      );
      marks.reported(line.line);
    }
    if (!first) return;
    const range = prose.first === prose.last ? '' : `, lines ${prose.first} to ${prose.last}`;
    remarks.add('I_PROSE', first, `Text, no task${range}: ${quoted(first.text)}`);
  }

  #takeOpaque(block: OpaqueBlock): void {
    remarkOpaque(block, this.#reading);
    const raw = this.#reading.lines.raw.slice(block.first - 1, block.last);
    if (block.depth > 0 && block.kind !== 'comment' && block.kind !== 'rule' && this.#current) {
      raw.forEach((text, index) => {
        if (text.trim() !== '') this.#current?.draft.notes.push({ line: block.first + index, text: text.trim() });
      });
    }
  }
}
