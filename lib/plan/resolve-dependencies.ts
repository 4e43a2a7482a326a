import type { Place, Remarks } from './remarks';
import { resolveDependency, resolveName } from './resolve-dependency';
import { settled } from './task-draft';
import type { PlacedTask, TaskIndex } from './task-index';
import { quoted } from './visible-text';
import { splitDependencies } from './written-dependency';

const hint = 'Name a layer (L0), a task (L0.2) or its id.';

const none: string[] = settled([]);

/** Resolves every task's dependency text to keys, in the order of `index.tasks`, and reports what names nothing. */
export function resolveDependencies(index: TaskIndex, remarks: Remarks): string[][] {
  return index.tasks.map((task) => resolveTask(task, index, remarks));
}

function resolveTask(task: PlacedTask, index: TaskIndex, remarks: Remarks): string[] {
  const written = task.draft.dependencies;
  if (!written || written.text === '') return none;
  const found = new Set<string>();
  // A description may hold commas itself.
  const isName = resolveName(written.text, task, index) !== null;
  const parts = isName ? [{ part: written.text, index: 0 }] : splitDependencies(written.text);
  const seen = new Set<string>();
  for (const { part, index: offset } of parts) {
    if (seen.has(part)) continue;
    seen.add(part);
    const place = { line: written.place.line, column: written.place.column + offset };
    const resolved = resolveDependency(part, task, index);
    if (resolved.kind === 'unknown') {
      remarks.add('E_DEP_UNKNOWN', place, resolved.message, hint);
    } else if (resolved.kind === 'words' || resolved.kind === 'all-above') {
      if (resolved.kind === 'words') remarkWords(part, task, place, remarks);
      else for (const key of resolved.keys) found.add(key);
      for (const key of allAbove(part, task, index, place, remarks)) found.add(key);
    } else {
      if (resolved.guess)
        remarks.add('I_DEP_READ', place, resolved.guess, 'Name the task by its place (L0.2) or its id.');
      for (const key of resolved.keys) found.add(key);
      remarkDirection(resolved.keys, task, index, place, remarks);
    }
  }
  return [...found];
}

/** Words are never ignored: the task waits for everything that stands above it in its layer. */
function remarkWords(part: string, task: PlacedTask, place: Place, remarks: Remarks): void {
  const message = `${quoted(part)} names no task and no layer: the task waits for all tasks above it in ${task.layer.key}.`;
  remarks.add('W_DEP_WORDS', place, message, hint);
}

function allAbove(part: string, task: PlacedTask, index: TaskIndex, place: Place, remarks: Remarks): string[] {
  index.links.left -= task.position;
  if (index.links.left < 0) {
    remarks.add('E_DEP_UNKNOWN', place, `The dependency ${quoted(part)} stands for too many tasks.`, hint);
    return [];
  }
  return index.tasks.slice(task.order - task.position, task.order).map((above) => above.key);
}

/** What runs later, or contains the task itself, can never be done first. */
function remarkDirection(keys: string[], task: PlacedTask, index: TaskIndex, place: Place, remarks: Remarks): void {
  for (const key of keys) {
    const layer = index.byKey.get(key)?.layer ?? index.layerByKey.get(key);
    if (key === task.key || key === task.layer.key) {
      const message =
        key === task.key ? `${key} → ${key}: the task` : `${task.key} → ${key} → ${task.key}: the task’s layer`;
      remarks.add('E_CYCLE', place, `${message} would have to be done before itself.`, 'Remove the dependency.');
    } else if (layer && layer.number > task.layer.number) {
      const message = `${task.key} depends on ${key}, which runs later.`;
      remarks.add('E_DEP_LATER', place, message, 'Move the task to a later layer, or remove the dependency.');
    }
  }
}
