import { readCheckBox } from '@/lib/plan/check-box';
import { plainHeading } from '@/lib/plan/layer-heading';
import { announcesNotes } from '@/lib/plan/looks-like-task';
import { type TaskDraft, takeFront } from '@/lib/plan/task-draft';
import { readTaskRef } from '@/lib/plan/task-ref';
import { findAgents, readTag } from './d';

/**
 * How surely `### 1. [Complex] Design Data Schema (@claude)` is a task: by a complexity, an agent or a command; by an id
 * or the word `Task 3`; by a number, which sections have too; or not at all.
 */
export type HeadingForm = 'certain' | 'named' | 'numbered' | 'plain';

const number =
  /^(?:task\s+#?(\d{1,4}(?:\.\d{1,4}){0,3})(?:[.):]+|\s+[–—-])?|(\d{1,4}(?:\.\d{1,4}){1,3})[.):]?|(\d{1,4})(?:[.):]|\s+[–—-]))\*{0,2}\s+(?=\S)/i;

/** Reads what a heading's text says about itself. */
export function readHeadingForm(heading: string): HeadingForm {
  const text = withoutBox(plainHeading(heading));
  const counted = number.exec(text);
  const title = withoutBox(counted ? text.slice(counted[0].length) : text);
  if (readTag(title) || findAgents(title) || /\(`{1,3}\s?\//.test(title)) return 'certain';
  if (readTaskRef(text) || /^task\s+#?\d{1,4}\b/i.test(text)) return 'named';
  return counted && !announcesNotes(title) ? 'numbered' : 'plain';
}

/** Takes `1.`, `Task 3:` or `1.2` off the front of a heading that is a task; whether there was one. */
export function takeNumber(draft: TaskDraft): boolean {
  const found = draft.number === null && draft.ref === null ? number.exec(draft.text) : null;
  const written = found?.[1] ?? found?.[2] ?? found?.[3];
  if (!found || !written) return false;
  if (written.includes('.')) draft.ref = written;
  else draft.number = Number(written);
  takeFront(draft, found[0].length);
  return true;
}

function withoutBox(text: string): string {
  return text.slice(readCheckBox(text)?.length ?? 0).trimStart();
}
