import type { ArrangedLayer } from './arrange-layers';
import { KeyLookup } from './key-lookup';
import type { TaskDraft } from './task-draft';
import { TaskLookup } from './task-lookup';
import { readRefRange, refsOf } from './task-ref';

/** Ranges of a plan that stand for more ids than this cannot be meant. */
const RANGE_IDS_MAX = 100_000;
/** So do dependencies that stand for more tasks than this, all together. */
const LINKS_MAX = 100_000;

/** A draft with its place in the plan: key, layer, and position from 0 in the layer and over all layers. */
export type PlacedTask = { key: string; layer: ArrangedLayer; position: number; order: number; draft: TaskDraft };

/** Everything a dependency can name, in maps: names come from the plan and may be `__proto__`. */
export type TaskIndex = {
  layers: readonly ArrangedLayer[];
  layerByKey: Map<string, ArrangedLayer>;
  /** By name, and by `phase 2` where a phase became a layer; null where several have it. */
  layerByName: Map<string, ArrangedLayer | null>;
  tasks: PlacedTask[];
  byKey: KeyLookup;
  byRef: Map<string, PlacedTask[]>;
  /** The task whose range, such as `T057-T065`, holds this id. */
  byRange: Map<string, PlacedTask>;
  /** The task whose part has this id. */
  byPartRef: Map<string, PlacedTask>;
  /** How many more dependencies may come of words, ranges and numbers that stand for many tasks. */
  links: { left: number };
  byNumber: TaskLookup;
  byName: TaskLookup;
  /** By an id of the plan's own making in front of a description: `FOUNDATION-1: …`. */
  byMark: TaskLookup;
};

export function indexTasks(layers: readonly ArrangedLayer[]): TaskIndex {
  const tasks: PlacedTask[] = [];
  const index: TaskIndex = {
    layers,
    layerByKey: new Map(layers.map((layer) => [layer.key, layer])),
    layerByName: new Map(),
    ...{ tasks, byKey: new KeyLookup(layers, tasks) },
    ...{ byRef: new Map(), byRange: new Map(), byPartRef: new Map() },
    links: { left: LINKS_MAX },
    byNumber: new TaskLookup(() => namesOf(tasks, ({ number }) => (number === null ? null : String(number)))),
    byName: new TaskLookup(() => namesOf(tasks, ({ text }) => taskName(text))),
    byMark: new TaskLookup(() => namesOf(tasks, ({ text }) => markOf(text))),
  };
  let rangeIds = 0;
  for (const layer of layers) {
    for (const name of layerNames(layer)) index.layerByName.set(name, index.layerByName.has(name) ? null : layer);
    layer.tasks.forEach((draft, position) => {
      const task = { key: `${layer.key}.${position + 1}`, layer, position, order: tasks.length, draft };
      tasks.push(task);
      for (const { ref } of draft.subtasks) {
        if (ref !== null && !index.byPartRef.has(ref)) index.byPartRef.set(ref, task);
      }
      if (draft.ref === null) return;
      const same = index.byRef.get(draft.ref);
      if (same) same.push(task);
      else index.byRef.set(draft.ref, [task]);
      const range = readRefRange(draft.ref);
      if (range?.length !== draft.ref.length) return;
      rangeIds += range.count;
      if (rangeIds > RANGE_IDS_MAX) return;
      for (const ref of refsOf(range)) if (!index.byRange.has(ref)) index.byRange.set(ref, task);
    });
  }
  return index;
}

function* namesOf(
  tasks: readonly PlacedTask[],
  nameOf: (draft: TaskDraft) => string | null,
): Generator<[string, PlacedTask]> {
  for (const task of tasks) {
    const name = nameOf(task.draft);
    if (name !== null) yield [name, task];
  }
}

/** `FOUNDATION-1` in `**FOUNDATION-1**: Set up`, as it is compared; null where no such id stands in front. */
export function markOf(text: string): string | null {
  const mark = /^[*_`[(]{0,3}([A-Z][A-Z0-9]{0,19}(?:[-_][A-Z0-9]{1,12}){0,3}[-_]\d{1,6})(?![\p{L}\p{N}_-])/u.exec(
    text,
  )?.[1];
  return mark?.replaceAll('_', '-') ?? null;
}

/** A description as it is compared: case, spacing and the full stop at its end do not count. */
export function taskName(description: string): string {
  const folded = description.normalize('NFC').toLowerCase();
  // Most have single spaces only: replacing each word gap of a large plan costs more than all else here.
  const spaced = (/\s\s|[^\S ]/.test(folded) ? folded.replace(/\s+/g, ' ') : folded).trim();
  return spaced.endsWith('.') ? spaced.slice(0, -1) : spaced;
}

/** A layer's name as it is compared: neither an article nor the word `layer` count. */
export function layerName(text: string): string {
  return taskName(text)
    .replace(/^the /, '')
    .replace(/ layer$/, '');
}

function layerNames({ name }: ArrangedLayer): Set<string> {
  const plain = layerName(name);
  const phase = /^phase [\w.]{1,10}/.exec(plain)?.[0].replace(/\.$/, '');
  return new Set(phase === undefined ? [plain] : [plain, phase]);
}
