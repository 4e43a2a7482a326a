import { statusWord, withdrawal } from '@/lib/domain/withdrawn';
import type { Place, Remarks } from '@/lib/plan/remarks';
import type { TaskDraft } from '@/lib/plan/task-draft';
import { quoted } from '@/lib/plan/visible-text';

const done = new Set(['done', 'complete', 'completed', 'closed', 'finished', 'resolved', 'x']);
const open = new Set(['', 'pending', 'todo', 'to do', 'open', 'new', 'not started', 'backlog', 'draft', 'ready']);
const begun = new Set(['in progress', 'review', 'in review', 'blocked', 'started', 'doing', 'testing', 'needs review']);

/** What a status in words says about a task. */
export type WrittenStatus = 'done' | 'open' | 'begun' | 'deferred' | 'cancelled' | 'unknown';

export function readStatus(text: string): WrittenStatus {
  const word = statusWord(text);
  if (done.has(word)) return 'done';
  const withdrawn = withdrawal(word);
  if (withdrawn) return withdrawn;
  if (open.has(word)) return 'open';
  return begun.has(word) ? 'begun' : 'unknown';
}

/**
 * Sets what the status says of a task. Cancelled and deferred tasks stay in the plan, marked as optional, and it is
 * said; every status that is more than done or open is kept as a note.
 */
export function applyStatus(draft: TaskDraft, text: string, place: Place, remarks: Remarks): void {
  const status = readStatus(text);
  draft.done = status === 'done';
  draft.optional = status === 'cancelled' || status === 'deferred';
  if (status === 'done' || status === 'open') return;
  draft.notes.unshift({ line: place.line, text: `Status: ${text.trim()}` });
  if (draft.optional) {
    const message = `${quoted(draft.text)} is ${status} in the file: it counts as optional, and a run skips it.`;
    const code = status === 'cancelled' ? 'W_CANCELLED' : 'I_DEFERRED';
    remarks.add(code, place, message, 'Give it another status to have it done, or retry it in the run.');
  } else if (status === 'unknown') {
    const message = `The status ${quoted(text)} is unknown: the task counts as not done.`;
    remarks.add('W_STATUS', place, message, 'Write pending or done.');
  }
}
