import type { ArrangedLayer } from './arrange-layers';
import type { TaskDraft } from './task-draft';
import { TaskLookup } from './task-lookup';

/** A draft with its place in the plan: key, layer, and position from 0 in the layer and over all layers. */
export type PlacedTask = { key: string; layer: ArrangedLayer; position: number; order: number; draft: TaskDraft };

/** Everything a dependency can name, in maps: names come from the plan and may be `__proto__`. */
export type TaskIndex = {
  layers: readonly ArrangedLayer[];
  layerByKey: Map<string, ArrangedLayer>;
  tasks: PlacedTask[];
  byKey: Map<string, PlacedTask>;
  byRef: Map<string, PlacedTask[]>;
  /** The task whose part has this id. */
  byPartRef: Map<string, PlacedTask>;
  byNumber: TaskLookup;
  byName: TaskLookup;
};

export function indexTasks(layers: readonly ArrangedLayer[]): TaskIndex {
  const index: TaskIndex = {
    layers,
    layerByKey: new Map(layers.map((layer) => [layer.key, layer])),
    ...{ tasks: [], byKey: new Map(), byRef: new Map(), byPartRef: new Map() },
    ...{ byNumber: new TaskLookup(), byName: new TaskLookup() },
  };
  for (const layer of layers) {
    layer.tasks.forEach((draft, position) => {
      const task = { key: `${layer.key}.${position + 1}`, layer, position, order: index.tasks.length, draft };
      index.tasks.push(task);
      index.byKey.set(task.key, task);
      index.byName.add(taskName(draft.text), task);
      for (const { ref } of draft.subtasks) {
        if (ref !== null && !index.byPartRef.has(ref)) index.byPartRef.set(ref, task);
      }
      if (draft.number !== null) index.byNumber.add(String(draft.number), task);
      if (draft.ref === null) return;
      const same = index.byRef.get(draft.ref);
      if (same) same.push(task);
      else index.byRef.set(draft.ref, [task]);
    });
  }
  return index;
}

/** A description as it is compared: case, spacing and the full stop at its end do not count. */
export function taskName(description: string): string {
  return description.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
