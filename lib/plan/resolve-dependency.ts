import { layerName, markOf, type PlacedTask, type TaskIndex, taskName } from './task-index';
import { type RefRange, refsOf } from './task-ref';
import { quoted } from './visible-text';
import { readDependency, type WrittenDependency } from './written-dependency';

/** A message does not name more ids than this. */
const MISSING_SHOWN = 50;
const tooMany = 'it stands for too many tasks';

/** Keys of tasks and layers a part of a dependency text names, or why it names none. `guess` says how it was read. */
export type ResolvedDependency =
  | { kind: 'keys'; keys: string[]; guess?: string }
  | { kind: 'unknown'; message: string }
  /** Everything that stands above in the layer, and the layers before it. */
  | { kind: 'all-above'; keys: string[] }
  /** Words that name no task: not followed to the letter, and not ignored either. */
  | { kind: 'words' };

/** Finds what one part of a task's dependency text names. */
export function resolveDependency(part: string, task: PlacedTask, index: TaskIndex): ResolvedDependency {
  const named = resolveExactRef(part, task, index) ?? resolveName(part, task, index);
  if (named) return named;
  const written = readDependency(part);
  switch (written.kind) {
    case 'none':
      return { kind: 'keys', keys: [] };
    case 'all-layers':
      return { kind: 'keys', keys: earlierLayers(task, index) };
    case 'layers':
      return resolveLayers(written, part, index);
    case 'key':
      return index.byKey.has(written.key) ? keys(written.key) : unknown(part, 'there is no such task');
    case 'all-above':
      return { kind: 'all-above', keys: earlierLayers(task, index) };
    case 'ref':
      return resolveExactRef(written.ref, task, index) ?? unknown(part, 'no task has this id');
    case 'refs':
      return resolveRange(written.range, part, task, index);
    case 'numbers':
      return resolveNumbers(written, part, task, index);
    case 'previous':
      return keys(...index.tasks.slice(Math.max(0, task.order - 1), task.order).map((previous) => previous.key));
    case 'words':
      return (
        resolveName(written.words, task, index) ??
        resolveLayerName(written.words, index) ??
        resolveMark(written.words, task, index) ?? { kind: 'words' }
      );
  }
}

function keys(...found: string[]): ResolvedDependency {
  return { kind: 'keys', keys: found };
}

function unknown(part: string, why: string): ResolvedDependency {
  return { kind: 'unknown', message: `The dependency ${quoted(part)} cannot be met: ${why}.` };
}

function earlierLayers(task: PlacedTask, index: TaskIndex): string[] {
  return index.layers.filter((layer) => layer.number < task.layer.number).map((layer) => layer.key);
}

function resolveLayers(
  written: Extract<WrittenDependency, { kind: 'layers' }>,
  part: string,
  index: TaskIndex,
): ResolvedDependency {
  const { from, to } = written;
  const found = index.layers.filter((layer) => layer.number >= from && layer.number <= to);
  const ends = [from, to].every((number) => found.some((layer) => layer.number === number));
  if (ends) return keys(...found.map((layer) => layer.key));
  return unknown(part, `the plan has the layers ${index.layers.map((layer) => layer.key).join(', ')}`);
}

/** The tasks of a range of ids; those that are missing are named. */
function resolveRange(range: RefRange, part: string, task: PlacedTask, index: TaskIndex): ResolvedDependency {
  const whole = resolveExactRef(range.ref, task, index);
  if (whole) return whole;
  index.links.left -= range.count;
  if (index.links.left < 0) return unknown(part, tooMany);
  const found: string[] = [];
  const missing: string[] = [];
  for (const ref of refsOf(range)) {
    const resolved = resolveExactRef(ref, task, index);
    if (resolved?.kind === 'keys') found.push(...resolved.keys);
    else missing.push(ref);
  }
  if (missing.length === 0) return keys(...new Set(found));
  const more = missing.length > MISSING_SHOWN ? ` and ${missing.length - MISSING_SHOWN} more` : '';
  return unknown(part, `the plan has no ${missing.slice(0, MISSING_SHOWN).join(', ')}${more}, or has it twice`);
}

/** An id of the plan itself, whatever it looks like: `5`, `1.2`, `BACK-208`. The id of a part stands for its task. */
function resolveExactRef(part: string, task: PlacedTask, index: TaskIndex): ResolvedDependency | null {
  const same = index.byRef.get(part) ?? [];
  if (same.length > 1) return unknown(part, `${same.length} tasks have this id`);
  if (same[0]) return keys(same[0].key);
  const whole = index.byRange.get(part) ?? index.byPartRef.get(part);
  if (!whole) return null;
  return whole === task ? keys() : keys(whole.key);
}

/** Finds the task whose description is given word for word; of several the one in the task's own layer. */
export function resolveName(part: string, task: PlacedTask, index: TaskIndex): ResolvedDependency | null {
  const found = index.byName.find(taskName(part), task.layer.key);
  return found?.count === 1 ? keys(found.task.key) : null;
}

/** `FOUNDATION-1 complete` names the task whose description begins with that id, if one alone does. */
function resolveMark(words: string, task: PlacedTask, index: TaskIndex): ResolvedDependency | null {
  const mark = markOf(words.replace(leadingWords, ''));
  const found = mark === null ? null : index.byMark.find(mark, task.layer.key);
  return found?.count === 1 && found.task !== task ? keys(found.task.key) : null;
}

const leadingWords =
  /^(?:(?:depends?|depending) (?:up)?on|after|requires|needs|waits? for|blocked by|completion of)[: ]\s*/i;

/** `Tasks 2-4` are each the task of that number. */
function resolveNumbers(
  { from, to, bare }: Extract<WrittenDependency, { kind: 'numbers' }>,
  part: string,
  task: PlacedTask,
  index: TaskIndex,
): ResolvedDependency {
  // A lone number counts nothing where nothing is numbered.
  if (bare && index.byNumber.size === 0) return { kind: 'words' };
  if (from === to) return resolveNumber(from, part, task, index);
  if (to < from || to - from >= index.tasks.length) return unknown(part, 'there are no such tasks');
  index.links.left -= to - from;
  if (index.links.left < 0) return unknown(part, tooMany);
  const found: string[] = [];
  for (let number = from; number <= to; number++) {
    const resolved = resolveNumber(number, part, task, index);
    if (resolved.kind !== 'keys') return unknown(part, `there is no task ${number}`);
    found.push(...resolved.keys);
  }
  return keys(...found);
}

/** `Foundation layer complete` names the layer of that name, `Phase 2` the phase that became one. */
function resolveLayerName(words: string, index: TaskIndex): ResolvedDependency | null {
  const layer = index.layerByName.get(layerName(words.replace(ending, '')));
  return layer ? keys(layer.key) : null;
}

const ending =
  /(?: layer)?(?: (?:tasks|components|services|work))?(?: (?:is |are |must be |to be )?(?:complete|completed|done|finished|completion))?$/i;

/**
 * `Task 2` is the task the plan numbers so, first in the own layer; where nothing is numbered, the second task of the
 * own layer, or of the plan if that is the task itself.
 */
function resolveNumber(number: number, part: string, task: PlacedTask, index: TaskIndex): ResolvedDependency {
  const named = index.byNumber.find(String(number), task.layer.key);
  if (named && named.count > 1) return unknown(part, `${named.count} tasks have this number`);
  if (named) return keys(named.task.key);
  const asId = resolveExactRef(String(number), task, index);
  if (asId) return asId;
  if (index.byNumber.size > 0) return unknown(part, 'no task has this number');
  const inLayer = index.byKey.get(`${task.layer.key}.${number}`);
  const counted = inLayer && inLayer !== task ? inLayer : (index.tasks[number - 1] ?? inLayer);
  if (!counted || (!inLayer && counted.order >= task.order)) return unknown(part, 'there is no such task');
  return {
    kind: 'keys',
    keys: [counted.key],
    guess: `${quoted(part)} was read as ${counted.key}, ${quoted(counted.draft.text)}.`,
  };
}
