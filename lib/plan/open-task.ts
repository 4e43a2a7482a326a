import type { ItemBlock, TextLine } from './block';
import { readCheckBox } from './check-box';
import { readField, readTask } from './dialects/dialects';
import { withoutComments } from './inline-comment';
import type { Reading } from './read-layer';
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
  const draft = draftTask([item.head, ...own].map((line) => withoutComments(line, remarks)));
  takeBox(draft, reading);
  if (notesUnder !== null && !draft.boxed && !/\(`/.test(draft.text)) {
    const message = `${quoted(draft.text)} stands under ${quoted(notesUnder)} and was not read as a task.`;
    remarks.add('W_NOTE_BULLET', item.head, message, 'Give it a box - [ ] if it is one.');
    return null;
  }
  if (!takeText(draft, reading)) return null;
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

/** Indented text after a bullet's first line goes on with its sentence, unless it names a field. */
function goesOn(line: TextLine): boolean {
  return line.indented && readField(line.text) === null && !/^[*_]{0,2}[\p{L} ]{1,30}[*_]{0,2}:/u.test(line.text);
}

function takeBox(draft: TaskDraft, { remarks }: Reading): void {
  const box = readCheckBox(draft.text);
  if (!box) return;
  if (box.odd) remarks.add('W_BOX', placeOf(draft, 0), box.odd, 'Write [ ] or [x].');
  draft.boxed = true;
  draft.done = box.done;
  draft.box = box.odd ? null : placeOf(draft, 1);
  takeFront(draft, box.length);
}

function takeText(draft: TaskDraft, reading: Reading): boolean {
  const { remarks } = reading;
  const place = placeOf(draft, 0);
  const ref = readTaskRef(draft.text);
  if (ref) {
    draft.ref = ref.ref;
    takeFront(draft, ref.length);
  }
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
