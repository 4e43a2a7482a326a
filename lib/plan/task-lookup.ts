import type { PlacedTask } from './task-index';

type Found = { task: PlacedTask; count: number };

/**
 * Finds tasks by a name several may share; a task of the asking layer is nearer than one elsewhere. Few plans name
 * tasks in their dependencies: `names` is only asked once something is looked for.
 */
export class TaskLookup {
  readonly #names: () => Iterable<[name: string, task: PlacedTask]>;
  #maps: { everywhere: Map<string, Found>; inLayer: Map<string, Found> } | null = null;

  constructor(names: () => Iterable<[name: string, task: PlacedTask]>) {
    this.#names = names;
  }

  get size(): number {
    return this.#sorted().everywhere.size;
  }

  /** The first task of that name and how many there are, in the layer if it has any, else in the plan. */
  find(name: string, layerKey: string): Found | null {
    const { everywhere, inLayer } = this.#sorted();
    return inLayer.get(`${layerKey}\0${name}`) ?? everywhere.get(name) ?? null;
  }

  #sorted(): { everywhere: Map<string, Found>; inLayer: Map<string, Found> } {
    if (this.#maps) return this.#maps;
    const everywhere = new Map<string, Found>();
    const inLayer = new Map<string, Found>();
    for (const [name, task] of this.#names()) {
      count(everywhere, name, task);
      count(inLayer, `${task.layer.key}\0${name}`, task);
    }
    this.#maps = { everywhere, inLayer };
    return this.#maps;
  }
}

function count(map: Map<string, Found>, name: string, task: PlacedTask): void {
  const same = map.get(name);
  if (same) same.count += 1;
  else map.set(name, { task, count: 1 });
}
