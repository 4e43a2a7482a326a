import { bulletLength } from './block';
import { readCheckBox } from './check-box';
import { readField } from './dialects/dialects';
import { readTaskRef } from './task-ref';

/** Whether a line that Markdown makes plain text of was probably meant as part of a plan. */
export function looksLikeTask(text: string): boolean {
  if (bulletLength(text) !== null || readCheckBox(text) || readTaskRef(text) || readField(text)) return true;
  return /^(?:#{1,6}|\||task\s+\d{1,6}\b)/i.test(text);
}

/** Whether a heading inside a layer was probably meant as a task, as in `### 1. [Complex] Design` or `### Task 3: …`. */
export function headingLooksLikeTask(text: string): boolean {
  return /^(?:\d{1,3}[.)]\s|task\s+#?\d{1,6}\b|\[[^\]]{1,20}\]\s)/i.test(text) || readTaskRef(text) !== null;
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
