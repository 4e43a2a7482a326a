import type { PlacedTask } from './task-index';

/** Finds tasks by a name several may share; a task of the asking layer is nearer than one elsewhere. */
export class TaskLookup {
  // Few plans name tasks in their dependencies: what is added is only sorted once something is looked for.
  readonly #added: { name: string; task: PlacedTask }[] = [];
  #sorted = 0;
  readonly #everywhere = new Map<string, { task: PlacedTask; count: number }>();
  readonly #inLayer = new Map<string, { task: PlacedTask; count: number }>();

  add(name: string, task: PlacedTask): void {
    this.#added.push({ name, task });
  }

  get size(): number {
    this.#sort();
    return this.#everywhere.size;
  }

  /** The first task of that name and how many there are, in the layer if it has any, else in the plan. */
  find(name: string, layerKey: string): { task: PlacedTask; count: number } | null {
    this.#sort();
    return this.#inLayer.get(`${layerKey}\0${name}`) ?? this.#everywhere.get(name) ?? null;
  }

  #sort(): void {
    for (; this.#sorted < this.#added.length; this.#sorted++) {
      const { name, task } = this.#added[this.#sorted] as { name: string; task: PlacedTask };
      count(this.#everywhere, name, task);
      count(this.#inLayer, `${task.layer.key}\0${name}`, task);
    }
  }
}

function count(map: Map<string, { task: PlacedTask; count: number }>, name: string, task: PlacedTask): void {
  const same = map.get(name);
  if (same) same.count += 1;
  else map.set(name, { task, count: 1 });
}
