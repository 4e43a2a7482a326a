import { createHash } from 'node:crypto';
import { type PlacedTask, taskName } from './task-index';

/**
 * Ids that stay the same when tasks move or are ticked: `task_` and 12 hex digits of a hash over the spec, the plan's
 * own id or the description, and which of several equal ones it is. In the order given.
 */
export function taskIds(spec: string, tasks: readonly PlacedTask[]): string[] {
  const occurrences = new Map<string, number>();
  const taken = new Set<string>();
  return tasks.map(({ draft }) => {
    const name = draft.ref ?? taskName(draft.text);
    let occurrence = (occurrences.get(name) ?? 0) + 1;
    let id = hash(spec, name, occurrence);
    while (taken.has(id)) id = hash(spec, name, ++occurrence);
    occurrences.set(name, occurrence);
    taken.add(id);
    return id;
  });
}

function hash(spec: string, name: string, occurrence: number): string {
  const digest = createHash('sha256').update(`${spec}\0${name}\0${occurrence}`).digest('hex');
  return `task_${digest.slice(0, 12)}`;
}
