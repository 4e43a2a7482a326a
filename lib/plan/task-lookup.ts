import type { PlacedTask } from './task-index';

/** Finds tasks by a name several may share; a task of the asking layer is nearer than one elsewhere. */
export class TaskLookup {
  readonly #everywhere = new Map<string, { task: PlacedTask; count: number }>();
  readonly #inLayer = new Map<string, { task: PlacedTask; count: number }>();

  add(name: string, task: PlacedTask): void {
    count(this.#everywhere, name, task);
    count(this.#inLayer, `${task.layer.key}\0${name}`, task);
  }

  get size(): number {
    return this.#everywhere.size;
  }

  /** The first task of that name and how many there are, in the layer if it has any, else in the plan. */
  find(name: string, layerKey: string): { task: PlacedTask; count: number } | null {
    return this.#inLayer.get(`${layerKey}\0${name}`) ?? this.#everywhere.get(name) ?? null;
  }
}

function count(map: Map<string, { task: PlacedTask; count: number }>, name: string, task: PlacedTask): void {
  const same = map.get(name);
  if (same) same.count += 1;
  else map.set(name, { task, count: 1 });
}
