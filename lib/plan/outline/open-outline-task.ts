import type { TextLine } from '@/lib/plan/block';
import { withoutComments } from '@/lib/plan/inline-comment';
import type { Reading } from '@/lib/plan/read-layer';
import { draftTask, placeOf, type SubtaskDraft, type TaskDraft, takeFront } from '@/lib/plan/task-draft';
import { quoted } from '@/lib/plan/visible-text';
import type { Item, Title } from './entry';
import { readFront } from './front';
import { namedIn } from './names-ids';
import { readOutlineBox } from './outline-box';
import type { Survey } from './survey';
import { takeStatus, takeTail } from './tail';

/** A description that goes on for longer is no description; its further lines become notes. */
const JOINED_LINES_MAX = 8;

export type Known = Pick<Survey, 'refs' | 'series'>;

/** Begins a task or a part of one. `rest` are the lines of the bullet that are no part of its description. */
export function openOutlineTask(
  entry: Item | Title,
  reading: Reading,
  known: Known,
): { draft: TaskDraft; rest: TextLine[] } {
  const more = entry.kind === 'item' ? entry.more : [];
  const isBare = entry.kind === 'item' && !entry.joined && entry.head.text.length === (entry.box?.length ?? 0);
  const end = more.findIndex(
    (line, index) => ((index > 0 || !isBare) && !goesOn(line)) || reading.lines.tooLong.has(line.line - 1),
  );
  const own = more.slice(0, Math.min(end === -1 ? more.length : end, JOINED_LINES_MAX));
  const joined = entry.kind === 'item' && entry.joined ? [entry.joined] : [];
  const draft = draftTask([entry.head, ...joined, ...own].map((line) => withoutComments(line, reading.remarks)));
  fillDraft(draft, reading, known, entry);
  return { draft, rest: more.slice(own.length) };
}

/** Takes box, id and marks off the text of a draft. */
export function fillDraft(draft: TaskDraft, reading: Reading, known: Known, entry: Item | Title | null = null): void {
  takeBox(draft, reading, entry !== null);
  const front = readFront(draft.text, known.series);
  const whole = draft.text;
  draft.ref =
    front.ref?.ref ?? (entry?.kind === 'item' && entry.joined && entry.listed !== null ? String(entry.listed) : null);
  draft.number = front.ref?.number ?? (entry?.kind === 'item' ? entry.listed : null);
  draft.parallel = front.parallel;
  for (const story of front.stories) draft.notes.push({ line: draft.line, text: story });
  takeFront(draft, front.length);
  takeTail(draft, front, known.refs);
  if (!draft.boxed && front.ticked) draft.done = true;
  if (draft.done || entry?.kind === 'title') takeStatus(draft);
  if (front.struck && !draft.done) {
    const message = `${quoted(draft.text)} is struck out; it counts as done.`;
    reading.remarks.add('I_STRUCK', placeOf(draft, 0), message);
    draft.done = true;
  }
  // `- [ ] Task 1` has no other words.
  if (draft.text === '' && entry?.kind === 'item' && front.ref)
    draft.text = whole
      .slice(0, front.length)
      .replace(/[*_~`]/g, '')
      .trim();
}

/** `isCounted`: odd boxes of bullets and titles are told together, see `remarkOddBoxes`. */
function takeBox(draft: TaskDraft, { remarks }: Reading, isCounted: boolean): void {
  const box = readOutlineBox(draft.text);
  if (!box) return;
  if (box.odd && !isCounted) remarks.add('W_BOX', placeOf(draft, 0), box.odd, 'Write [ ] or [x].');
  draft.boxed = true;
  draft.done = box.done;
  draft.optional = box.optional;
  draft.box = box.mark === null || box.odd ? null : placeOf(draft, box.mark);
  takeFront(draft, box.length);
}

/** Indented text after a bullet's first line goes on with its sentence, unless it begins like a field or a label. */
function goesOn(line: TextLine): boolean {
  return line.indented && !/^(?:[*_]{0,3}[\p{L} /]{1,30}[*_]{0,3}[:：]|[*_]{2}|_|→|->|✅|\||>)/u.test(line.text);
}

/** The part of a task a draft stands for. */
export function toSubtask(draft: TaskDraft): SubtaskDraft {
  const { ref, text, line, done, optional, box, notes, dependencies } = draft;
  const names = dependencies ? namedIn(dependencies.text) : [];
  return { ref, description: text, line, done, optional, box, notes, dependencies: names };
}
