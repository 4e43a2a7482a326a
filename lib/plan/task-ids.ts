import crypto from 'node:crypto';
import type { SubtaskDraft } from './task-draft';
import { type PlacedTask, taskName } from './task-index';

/**
 * Ids that stay the same when tasks move or are ticked: `task_` and 12 hex digits of a hash over the spec, the plan's
 * own id or the description, and which of several equal ones it is. In the order given.
 */
export function taskIds(spec: string, tasks: readonly PlacedTask[]): string[] {
  return uniqueIds(
    spec,
    tasks.map(({ draft }) => draft.ref ?? taskName(draft.text)),
  );
}

/** Ids of a task's parts, made as its own was; unique among all tasks and parts of a plan as hashes are. */
export function subtaskIds(taskId: string, subtasks: readonly SubtaskDraft[]): string[] {
  return uniqueIds(
    taskId,
    subtasks.map(({ ref, description }) => ref ?? taskName(description)),
  );
}

function uniqueIds(within: string, names: readonly string[]): string[] {
  const taken = new Set<string>();
  // Only of names that come again: most are there once.
  const occurrences = new Map<string, number>();
  return names.map((name) => {
    let id = hash(within, name, 1);
    if (taken.has(id)) {
      let occurrence = occurrences.get(name) ?? 1;
      while (taken.has(id)) id = hash(within, name, ++occurrence);
      occurrences.set(name, occurrence);
    }
    taken.add(id);
    return id;
  });
}

function hash(within: string, name: string, occurrence: number): string {
  return `task_${sha256(`${within}\0${name}\0${occurrence}`).slice(0, 12)}`;
}

/** In one step where Node has it (from 20.12 on): a large plan has 100,000 ids. */
function sha256(text: string): string {
  return 'hash' in crypto ? crypto.hash('sha256', text, 'hex') : oldSha256(text);
}

const oldSha256 = (text: string): string => crypto.createHash('sha256').update(text).digest('hex');
