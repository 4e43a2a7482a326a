import { namedFiles } from './named-files';
import type { Remarks } from './remarks';
import type { PlacedTask, TaskIndex } from './task-index';
import { quoted } from './visible-text';

/** How far back it is looked whether two tasks come one after the other anyway. */
const STEPS_MAX = 1000;

/**
 * Finds tasks that may run beside each other and name the same file, and lets them run one after the other, with a
 * warning. In a parallel layer the later one waits for the earlier: that is added to `dependencies`, which are in the
 * order of `index.tasks`. Returns the tasks that no longer run beside their neighbours.
 */
export function separateFileConflicts(index: TaskIndex, dependencies: string[][], remarks: Remarks): Set<PlacedTask> {
  const alone = new Set<PlacedTask>();
  const files = sharedFiles(index);
  if (files.size === 0) return alone;
  const last = new Map<string, PlacedTask>();
  for (const task of inRunOrder(files, index, dependencies)) {
    const before = new Set<PlacedTask>();
    for (const file of files.get(task) ?? []) {
      const earlier = last.get(file);
      last.set(file, task);
      if (!earlier) continue;
      alone.add(task);
      if (before.has(earlier) || comesAfter(task, earlier, index, dependencies)) continue;
      before.add(earlier);
      remarkConflict(task, earlier, file.slice(file.indexOf('\0') + 1), remarks);
    }
    const own = dependencies[task.order] ?? [];
    if (before.size > 0 && task.layer.parallel) {
      dependencies[task.order] = [...own, ...[...before].map(({ key }) => key)];
    }
  }
  return alone;
}

function remarkConflict(task: PlacedTask, earlier: PlacedTask, file: string, remarks: Remarks): void {
  const place = { line: task.draft.line, column: task.draft.column };
  const message = `${task.key} and ${earlier.key} may run side by side and both name ${quoted(file)}: ${task.key} runs after ${earlier.key}.`;
  remarks.add('W_FILE_CONFLICT', place, message, 'Put them into one task, or let one depend on the other.');
}

/** For every task that may run beside others: layer and name of the files that another such task of its layer names too. */
function sharedFiles({ layers, tasks }: TaskIndex): Map<PlacedTask, string[]> {
  const shared = new Map<PlacedTask, string[]>();
  let from = 0;
  for (const layer of layers) {
    // The one task that names a file; null once it is shared.
    const named = new Map<string, PlacedTask | null>();
    for (const task of tasks.slice(from, from + layer.tasks.length)) {
      if (task.draft.done || !(task.draft.parallel || layer.parallel)) continue;
      for (const file of namedFiles(task.draft)) {
        const first = named.get(file);
        const name = `${layer.key}\0${file}`;
        if (first) addFile(shared, first, name);
        if (first !== undefined) addFile(shared, task, name);
        named.set(file, first === undefined ? task : null);
      }
    }
    from += layer.tasks.length;
  }
  return shared;
}

function addFile(shared: Map<PlacedTask, string[]>, task: PlacedTask, file: string): void {
  const files = shared.get(task);
  if (files) files.push(file);
  else shared.set(task, [file]);
}

/** The tasks in the order of the file, but each after those it waits for: so no new waiting closes a circle. */
function inRunOrder(
  wanted: ReadonlyMap<PlacedTask, unknown>,
  index: TaskIndex,
  dependencies: readonly string[][],
): PlacedTask[] {
  const ordered: PlacedTask[] = [];
  const seen = new Set<PlacedTask>();
  for (const start of index.tasks) {
    if (!wanted.has(start) || seen.has(start)) continue;
    seen.add(start);
    const way = [{ task: start, next: 0 }];
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const key = dependencies[top.task.order]?.[top.next++];
      const needed = key === undefined ? undefined : index.byKey.get(key);
      if (key === undefined) {
        ordered.push(top.task);
        way.pop();
      } else if (needed && !seen.has(needed)) {
        seen.add(needed);
        way.push({ task: needed, next: 0 });
      }
    }
  }
  return ordered;
}

/** Whether a task waits for another one, itself or through others, as far as that is looked for. */
function comesAfter(
  task: PlacedTask,
  earlier: PlacedTask,
  index: TaskIndex,
  dependencies: readonly string[][],
): boolean {
  const seen = new Set([task]);
  for (const current of seen) {
    for (const key of dependencies[current.order] ?? []) {
      const needed = index.byKey.get(key);
      if (needed === earlier) return true;
      if (needed && needed.layer === task.layer && seen.size < STEPS_MAX) seen.add(needed);
    }
  }
  return false;
}
