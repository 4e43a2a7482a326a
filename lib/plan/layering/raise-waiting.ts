import { quoted } from '@/lib/plan/visible-text';
import type { Placed } from './layering';
import type { Waiting } from './waiting';

/**
 * Puts tasks that wait for another one into that one's layer where theirs comes earlier, again and again until none is
 * left; the reason says for which. Tasks that wait for each other end up in one layer. Iterative, and each moves at
 * most once for every layer.
 */
export function raiseWaiting(placed: readonly Placed[], { needs, tasks }: Waiting): Placed[] {
  const layers = needs.map((_, node) => placed[node]?.layer ?? 0);
  const waiters: number[][] = needs.map(() => []);
  needs.forEach((needed, node) => {
    for (const other of needed) waiters[other]?.push(node);
  });
  const raisedBy = new Map<number, number>();
  const open = [...needs.keys()];
  for (let needed = open.pop(); needed !== undefined; needed = open.pop()) {
    const layer = layers[needed] ?? 0;
    for (const waiter of waiters[needed] ?? []) {
      if ((layers[waiter] ?? 0) >= layer) continue;
      layers[waiter] = layer;
      // A layer waits for nothing by itself: it hands on which of its tasks it was.
      raisedBy.set(waiter, needed < tasks ? needed : (raisedBy.get(needed) ?? needed));
      open.push(waiter);
    }
  }
  return placed.map((task) => {
    const layer = layers[task.order] ?? task.layer;
    const by = placed[raisedBy.get(task.order) ?? -1];
    return layer === task.layer ? task : { ...task, layer, reason: reasonFor(task, layer, by) };
  });
}

function reasonFor({ layer: before, reason }: Placed, layer: number, by: Placed | undefined): string {
  const { ref = null, description = 'another task' } = by?.task ?? {};
  const name = ref === null ? quoted(description) : `${ref} ${quoted(description)}`;
  return `Raised from L${before} to L${layer}, where ${name} stands: it waits for that. ${reason}`;
}
