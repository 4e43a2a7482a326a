import type { HeadingBlock, ItemBlock, TextLine } from './block';
import { readCheckBox } from './check-box';
import { readField, readTask, takeMark } from './dialects/dialects';
import { takeNumber } from './dialects/e';
import { withoutComments } from './inline-comment';
import type { Reading } from './read-layer';
import type { Place } from './remarks';
import { draftTask, placeOf, type TaskDraft, takeFront } from './task-draft';
import { addLine, type OpenTask } from './task-parts';
import { readTaskRef } from './task-ref';
import { quoted } from './visible-text';

/** Most tasks one plan may have. */
export const TASKS_MAX = 100_000;

/** A description that goes on for longer is no description; its further lines become notes. */
const JOINED_LINES_MAX = 8;

/** Reads a bullet at the margin as a task. Null when it is none; then a remark says why. */
export function openTask(item: ItemBlock, reading: Reading, notesUnder: string | null): OpenTask | null {
  const { lines, remarks } = reading;
  if (lines.tooLong.has(item.first - 1) || reading.tasksLeft < 0) return null;
  const end = item.more.findIndex((line) => !goesOn(line) || lines.tooLong.has(line.line - 1));
  const own = item.more.slice(0, Math.min(end === -1 ? item.more.length : end, JOINED_LINES_MAX));
  const head = withoutComments(item.head, remarks);
  const draft = draftTask(own.length === 0 ? [head] : [head, ...own.map((line) => withoutComments(line, remarks))]);
  takeBox(draft, reading);
  if (notesUnder !== null && !draft.boxed && !/\(`/.test(draft.text)) {
    const message = `${quoted(draft.text)} stands under ${quoted(notesUnder)} and was not read as a task.`;
    remarks.add('W_NOTE_BULLET', item.head, message, 'Give it a box - [ ] if it is one.');
    return null;
  }
  const place = placeOf(draft, 0);
  while (takeRef(draft) || takeMark(draft, remarks));
  if (!takeText(draft, place, reading)) return null;
  if (lines.oddBullets.has(item.first - 1)) {
    remarks.add(
      'W_BULLET',
      item.head,
      'The bullet is a sign Markdown does not know; the line was read as a task.',
      'Write - instead.',
    );
  }
  const task: OpenTask = { draft, listDepth: null };
  for (const line of item.more.slice(own.length)) addLine(task, line, remarks);
  return task;
}

/** Reads a heading as a task. Null when it is none; then a remark says why. */
export function openHeadingTask(heading: HeadingBlock, reading: Reading): OpenTask | null {
  const { lines, remarks } = reading;
  if (lines.tooLong.has(heading.first - 1) || reading.tasksLeft < 0) return null;
  const draft = draftTask([withoutComments(heading.head, remarks)]);
  const place = placeOf(draft, 0);
  takeFront(draft, /^[^\p{L}\p{N}@[(_`]*/u.exec(draft.text)?.[0].length ?? 0);
  const marks = (): boolean => takeNumber(draft) || takeRef(draft) || takeMark(draft, remarks);
  while ((!draft.boxed && takeBox(draft, reading)) || marks());
  if (!takeText(draft, place, reading)) return null;
  // `**1. Title**` leaves the end of its emphasis behind.
  if (draft.text.endsWith('**') && draft.text.split('**').length === 2) draft.text = draft.text.slice(0, -2).trimEnd();
  return { draft, listDepth: null };
}

/** Indented text after a bullet's first line goes on with its sentence, unless it names a field. */
function goesOn(line: TextLine): boolean {
  return line.indented && readField(line.text) === null && !/^[*_]{0,2}[\p{L} ]{1,30}[*_]{0,2}:/u.test(line.text);
}

function takeBox(draft: TaskDraft, { remarks }: Reading): boolean {
  const box = readCheckBox(draft.text);
  if (!box) return false;
  if (box.odd) remarks.add('W_BOX', placeOf(draft, 0), box.odd, 'Write [ ] or [x].');
  draft.boxed = true;
  draft.done = box.done;
  draft.box = box.odd ? null : placeOf(draft, 1);
  takeFront(draft, box.length);
  return true;
}

function takeRef(draft: TaskDraft): boolean {
  const ref = draft.ref === null ? readTaskRef(draft.text) : null;
  // In `Task: T4` it is all that the task says.
  if (!ref || (ref.length === draft.text.length && draft.given.includes('word'))) return false;
  draft.ref = ref.ref;
  takeFront(draft, ref.length);
  return true;
}

function takeText(draft: TaskDraft, place: Place, reading: Reading): boolean {
  const { remarks } = reading;
  if (readTask(draft, remarks) === 'broken') return false;
  if (draft.text === '' && draft.command) draft.text = `${draft.command} ${draft.args}`.trim();
  if (draft.text === '') {
    remarks.add('W_EMPTY_TASK', place, 'The task has no description.', 'Say what is to be done.');
    return false;
  }
  reading.tasksLeft -= 1;
  if (reading.tasksLeft >= 0) return true;
  remarks.add(
    'E_TOO_MANY',
    place,
    `The plan has more than ${TASKS_MAX} tasks; the rest was not read.`,
    'Split the plan.',
  );
  return false;
}
