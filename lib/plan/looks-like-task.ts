import { bulletLength } from './block';
import { readCheckBox } from './check-box';
import { readTag } from './dialects/d';
import { readField } from './dialects/dialects';
import { readTaskRef } from './task-ref';

/** Whether a line that Markdown makes plain text of was probably meant as part of a plan. */
export function looksLikeTask(text: string): boolean {
  if (bulletLength(text) !== null || readCheckBox(text) || readTaskRef(text) || readField(text)) return true;
  return /^(?:#{1,6}|\||task\s+\d{1,6}\b)/i.test(text);
}

/** Whether a bullet has a box, or says itself that it is a task. */
export function isMarkedTask(text: string): boolean {
  return readCheckBox(text) !== null || saysTask(text);
}

/** Whether a bullet says by itself that it is a task: by an id, a command, the word `Task:` or a complexity in brackets. */
export function saysTask(text: string): boolean {
  const plain = text.slice(readCheckBox(text)?.length ?? 0).trimStart();
  if (readTaskRef(plain) || readTag(plain)) return true;
  return /\(`{1,3}\s?\//.test(plain) || /^[*_]{0,3}task(?:\s+#?\d{1,6})?[*_]{0,3}\s?:/i.test(plain);
}

const noteWords = new Set(
  'note notes decision decisions why rationale acceptance criteria legend reference references risk risks summary'.split(
    ' ',
  ),
);

/** Whether bullets under this label are remarks rather than tasks, as under `**Notes**:` or `### Acceptance criteria`. */
export function announcesNotes(label: string): boolean {
  const words = label.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length <= 8 && words.some((word) => noteWords.has(word));
}
