import { type AgentSection, assignAgent, openAgentSection } from './agent-section';
import type { Block, HeadingBlock, ItemBlock, OpaqueBlock, ProseBlock } from './block';
import { readField } from './dialects/dialects';
import { headingRole } from './heading-role';
import type { LineMarks } from './line-marks';
import { announcesNotes, saysTask } from './looks-like-task';
import { openHeadingTask, openTask } from './open-task';
import type { PlanLines } from './plan-lines';
import { remarkLayerProse } from './remark-layer-prose';
import { remarkOpaque } from './remark-opaque';
import type { Remarks } from './remarks';
import { settleDraft, type TaskDraft } from './task-draft';
import { addItem, addLine, addText, type OpenTask } from './task-parts';
import { quoted } from './visible-text';

/** What the readers of a plan share. `tasksLeft` counts down to the limit of tasks in one plan. */
export type Reading = { lines: PlanLines; marks: LineMarks; remarks: Remarks; tasksLeft: number };

/** Reads the blocks under one layer heading into tasks; every line is marked as understood or reported. */
export class LayerReader {
  readonly tasks: TaskDraft[] = [];
  readonly #reading: Reading;
  #current: OpenTask | null = null;
  /** Level of the heading that is the current task: what stands at the margin below it belongs to it too. */
  #level: number | null = null;
  #section: AgentSection | null = null;
  /** Line of a bullet or heading that was not understood: what stands below it belongs to it. */
  #broken: number | null = null;
  #notesUnder: string | null = null;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  read(blocks: readonly Block[]): void {
    blocks.forEach((block, index) => {
      if (block.kind === 'item') this.#takeItem(block);
      else if (block.kind === 'heading') this.#takeHeading(block, blocks, index);
      else if (block.kind === 'prose') this.#takeProse(block);
      else this.#takeOpaque(block);
    });
    this.#open(null, null);
  }

  /** The task before is complete with the next one's beginning: only now all that it says of itself is known. */
  #open(task: OpenTask | null, level: number | null): void {
    const draft = this.#current?.draft;
    if (draft && this.#section) assignAgent(draft, this.#section, this.#reading.remarks);
    if (draft) settleDraft(draft);
    if (task) this.tasks.push(task.draft);
    this.#current = task;
    this.#level = level;
  }

  #takeItem(item: ItemBlock): void {
    const { remarks, marks } = this.#reading;
    if (this.#isPart(item)) {
      const below = this.#level === null ? item : { ...item, depth: item.depth + 1 };
      this.#takeBelow(item, (task) => addItem(task, below, remarks));
      return;
    }
    if (item.head.text === '') {
      remarks.add('W_EMPTY_TASK', item.head, 'The bullet is empty.');
      marks.reported(item.first);
      return;
    }
    const task = openTask(item, this.#reading, this.#notesUnder);
    this.#open(task, null);
    this.#broken = task ? null : item.first;
    if (task) marks.understood(item.first, item.last);
    else {
      marks.reported(item.first, item.last);
      if (item.last > item.first) this.#remarkBelow(item.first + 1, item.last, item.first);
    }
  }

  /**
   * Whether a bullet belongs to the task above: it stands below its bullet or its heading, unless it says that it is a
   * task itself, or it is a field, such as `Dependencies: none`, that lost its indentation.
   */
  #isPart(item: ItemBlock): boolean {
    if (item.depth > 0) return true;
    if (this.#current === null) return false;
    if (this.#level !== null && !this.#saysTask(item)) return true;
    return readField(item.head.text) !== null;
  }

  /** `T010.1` under the heading of `T010` is a part of it. */
  #saysTask({ head: { text } }: ItemBlock): boolean {
    const ref = this.#current?.draft.ref;
    return saysTask(text) && !(ref && text.replace(/^\[.\]\s*/, '').startsWith(`${ref}.`));
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

  #takeHeading(heading: HeadingBlock, blocks: readonly Block[], index: number): void {
    const { remarks, marks } = this.#reading;
    const { head, level } = heading;
    if (heading.depth > 0) {
      const hint = 'Move it to the margin: the tasks after it may belong to another layer.';
      remarks.add('E_HEADING_INDENT', head, `The heading ${quoted(head.text)} stands inside a bullet.`, hint);
      marks.reported(heading.first, heading.last);
      return;
    }
    const section = openAgentSection(heading, remarks);
    const isTask = !section && headingRole(heading, blocks, index) === 'task';
    if (!section && !isTask && this.#level !== null && level > this.#level) {
      const text = `${'#'.repeat(level)} ${head.text}`;
      this.#takeBelow(heading, (task) => addText(task, { ...head, text }, remarks));
      return;
    }
    const task = isTask ? openHeadingTask(heading, this.#reading) : null;
    this.#open(task, task && level);
    if (section || (this.#section && level <= this.#section.level)) this.#section = section;
    this.#broken = isTask && !task ? heading.first : null;
    this.#notesUnder = announcesNotes(head.text) && !isTask ? head.text : null;
    if (this.#broken !== null) marks.reported(heading.first, heading.last);
    else marks.understood(heading.first, heading.last);
    if (isTask) return;
    const what = section ? 'names the agent of what follows' : 'only groups what follows';
    remarks.add('I_HEADING', head, `The heading ${quoted(head.text)} ${what}.`);
  }

  #takeProse(prose: ProseBlock): void {
    const { remarks } = this.#reading;
    if (this.#level !== null && prose.depth === 0) {
      this.#takeBelow(prose, (task) => {
        for (const line of prose.lines) addText(task, line, remarks);
      });
      return;
    }
    if (prose.depth > 0) {
      this.#takeBelow(prose, (task) => {
        for (const line of prose.lines) addLine(task, line, remarks);
      });
      return;
    }
    this.#open(null, null);
    const label = prose.lines.at(-1)?.text ?? '';
    this.#notesUnder = /:\**$/.test(label.slice(-3)) && announcesNotes(label) ? label : null;
    remarkLayerProse(prose, this.#reading);
  }

  #takeOpaque(block: OpaqueBlock): void {
    const isPart = this.#level !== null || block.depth > 0;
    const isKept = isPart && block.kind !== 'comment' && block.kind !== 'rule' && this.#current !== null;
    remarkOpaque(isKept ? { ...block, depth: Math.max(1, block.depth) } : block, this.#reading);
    if (!isKept || !this.#current) return;
    const { draft, part } = this.#current;
    const { notes } = part && block.depth > part.depth ? part.draft : draft;
    this.#reading.lines.raw.slice(block.first - 1, block.last).forEach((text, index) => {
      if (text.trim() !== '') notes.push({ line: block.first + index, text: text.trim() });
    });
  }
}
