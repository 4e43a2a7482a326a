import type { PlacedTask } from './task-index';

/** Finds tasks by their keys, such as `L0.12`, by counting: no key has to be kept for it. */
export class KeyLookup {
  readonly #tasks: readonly PlacedTask[];
  /** Order of each layer's first task. */
  readonly #starts = new Map<string, number>();

  constructor(layers: readonly { key: string; tasks: readonly unknown[] }[], tasks: readonly PlacedTask[]) {
    this.#tasks = tasks;
    let start = 0;
    for (const layer of layers) {
      this.#starts.set(layer.key, start);
      start += layer.tasks.length;
    }
  }

  get(key: string): PlacedTask | undefined {
    const point = key.indexOf('.');
    const start = point === -1 ? undefined : this.#starts.get(key.slice(0, point));
    const task = start === undefined ? undefined : this.#tasks[start + Number(key.slice(point + 1)) - 1];
    return task?.key === key ? task : undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }
}
