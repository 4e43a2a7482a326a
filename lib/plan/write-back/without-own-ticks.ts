import type { Plan } from '@/lib/domain/plan';
import type { Tick } from '@/lib/domain/tick';

/** The plan as if Ashlar had not ticked the boxes named: a tick of ours says only what the ledger said then. */
export function withoutOwnTicks(plan: Plan, ticks: readonly Tick[], isOpen: (taskId: string) => boolean): Plan {
  const own = new Set(ticks.filter(({ sign, boxId }) => sign !== null && isOpen(boxId)).map(({ boxId }) => boxId));
  if (own.size === 0) return plan;
  return {
    ...plan,
    layers: plan.layers.map((layer) => ({
      ...layer,
      tasks: layer.tasks.map((task) => (own.has(task.id) ? { ...task, done: false } : task)),
    })),
  };
}
