import type { Placed } from './layering';
import type { Waiting } from './waiting';

/**
 * The tasks of one layer in the order of the file, except that one which waits for another of them comes after it.
 * Where tasks wait for each other the order of the file stays.
 */
export function orderTasks(layer: readonly Placed[], { needs }: Waiting): Placed[] {
  const byOrder = new Map(layer.map((task) => [task.order, task]));
  const begun = new Set<number>();
  const ordered: Placed[] = [];
  const begin = (node: number): { node: number; left: number[] } => {
    begun.add(node);
    return { node, left: [...(needs[node] ?? [])].sort((a, b) => b - a) };
  };
  for (const { order } of layer) {
    const path = begun.has(order) ? [] : [begin(order)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.left.pop();
      if (next !== undefined) {
        if (!begun.has(next)) path.push(begin(next));
        continue;
      }
      path.pop();
      const task = byOrder.get(top.node);
      if (task) ordered.push(task);
    }
  }
  return ordered;
}
