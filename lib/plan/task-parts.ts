import type { PlanNote } from '@/lib/domain/plan';
import { bulletLength, type ItemBlock, type TextLine } from './block';
import { readCheckBox } from './check-box';
import type { Field } from './dialects/dialect';
import { readField } from './dialects/dialects';
import type { Remarks } from './remarks';
import type { SubtaskDraft, TaskDraft } from './task-draft';
import { applyField, continueDependencies } from './task-field';
import { readVerbatim } from './verbatim';
import { quoted } from './visible-text';
import { splitDependencies } from './written-dependency';

/**
 * A task while the lines below it are read. `listDepth` is how deep the bullet of a `Dependencies:` without a value
 * stands: the bullets under it are its list. What stands deeper than the bullet of `part` belongs to that sub-task.
 */
export type OpenTask = {
  draft: TaskDraft;
  listDepth: number | null;
  part?: { draft: SubtaskDraft; depth: number } | null;
};

/** Adds a bullet below a task: a field, a sub-task if it has a box, else a note. */
export function addItem(task: OpenTask, item: ItemBlock, remarks: Remarks): void {
  const field = readField(item.head.text);
  const box = readCheckBox(item.head.text);
  if (task.listDepth !== null && item.depth <= task.listDepth) task.listDepth = null;
  if (task.part && item.depth <= task.part.depth) task.part = null;
  if (box) addSubtask(task, item.head, item.depth, box, remarks);
  else if (task.part && isOfPart(field)) addToPart(task.part.draft, field, item.head, remarks);
  else if (field) {
    if (item.depth !== 1 || item.ragged) remarkIndent(item.head, remarks);
    addField(task, field, item.head, item.depth, remarks);
  } else if (task.listDepth !== null) continueDependencies(task.draft, item.head);
  else addNote(task.draft.notes, item.head, remarks);
  for (const line of item.more) addLine(task, line, remarks);
}

/** Adds a line of plain text below a heading that is a task: a field, or a note. It ends a list of dependencies. */
export function addText(task: OpenTask, line: TextLine, remarks: Remarks): void {
  const field = bulletLength(line.text) === null ? readField(line.text) : null;
  task.listDepth = null;
  task.part = null;
  if (field) addField(task, field, line, 0, remarks);
  else addLine(task, line, remarks);
}

/** Adds a line of text below a task: a field, or a note. */
export function addLine(task: OpenTask, line: TextLine, remarks: Remarks): void {
  const marker = bulletLength(line.text);
  const text = marker === null ? line : { ...line, column: line.column + marker, text: line.text.slice(marker) };
  const box = marker === null ? null : readCheckBox(text.text);
  const field = readField(text.text);
  if (marker !== null) remarkIndent(line, remarks);
  if (box) addSubtask(task, text, 1, box, remarks);
  else if (field) addField(task, field, text, 1, remarks);
  else addNote(task.draft.notes, text, remarks);
}

function addField(task: OpenTask, field: Field, line: TextLine, depth: number, remarks: Remarks): void {
  const place = { line: line.line, column: line.column + field.offset };
  applyField(task.draft, field, place, remarks);
  if (field.name === 'dependencies' && field.value === '') task.listDepth = depth;
}

function addSubtask(
  task: OpenTask,
  line: TextLine,
  depth: number,
  box: NonNullable<ReturnType<typeof readCheckBox>>,
  remarks: Remarks,
): void {
  if (box.odd) remarks.add('W_BOX', line, box.odd, 'Write [ ] or [x].');
  const text = line.text.slice(box.length).trim();
  const draft: SubtaskDraft = {
    ref: null,
    description: readVerbatim(text) ?? text,
    line: line.line,
    done: box.done,
    optional: false,
    box: box.odd ? null : { line: line.line, column: line.column + 1 },
    notes: [],
    dependencies: [],
  };
  task.draft.subtasks.push(draft);
  task.part = { draft, depth };
  remarkCommand(line, remarks);
}

/** Fields a sub-task has too. Others below one are its task's, with the indentation gone astray. */
const isOfPart = (field: Field | null): boolean =>
  field === null || field.name === 'id' || field.name === 'optional' || field.name === 'dependencies';

function addToPart(part: SubtaskDraft, field: Field | null, line: TextLine, remarks: Remarks): void {
  if (field?.name === 'id' && part.ref === null) part.ref = readVerbatim(field.value) ?? field.value;
  else if (field?.name === 'optional') part.optional = true;
  else if (field?.name === 'dependencies')
    part.dependencies.push(...splitDependencies(field.value).map((named) => named.part));
  else addNote(part.notes, line, remarks);
}

function addNote(notes: PlanNote[], line: TextLine, remarks: Remarks): void {
  if (line.text === '') return;
  const verbatim = readVerbatim(line.text);
  notes.push({ line: line.line, text: verbatim ?? line.text });
  if (verbatim === null) remarkCommand(line, remarks);
}

/** A command below a task would be lost without a word: only a task's own line and its field carry one. */
function remarkCommand({ line, column, text }: TextLine, remarks: Remarks): void {
  if (!/\(\s?`{1,3}\s?\//.test(text)) return;
  const message = `The command in ${quoted(text)} belongs to a part of a task and is not run by itself.`;
  remarks.add('W_COMMAND_BELOW', { line, column }, message, 'Make the line a task of its own, at the margin.');
}

function remarkIndent({ line, column }: TextLine, remarks: Remarks): void {
  const message = 'The indentation is uneven; the line was read as part of the task above it.';
  remarks.add('W_INDENT', { line, column }, message, 'Indent it by two spaces below its task.');
}
