import type { Plan, PlanTask } from '@/lib/domain/plan';
import type { Placed } from './layering';

/**
 * Who waits for whom. Nodes are the tasks, by their order, and after them the layers of the imported plan that tasks
 * wait for as a whole: a thousand tasks that wait for a layer of a thousand are two thousand edges, not a million.
 */
export type Waiting = {
  /** For each node those that come before it. */
  needs: readonly (readonly number[])[];
  /** Nodes from here on are layers. */
  tasks: number;
};

/** Reads the dependencies of a plan's tasks and of their parts. What names nothing was reported by the plan's reader. */
export function readWaiting(plan: Plan, placed: readonly Placed[]): Waiting {
  const nodes = new Map<string, number>();
  for (const { task, order } of placed) if (task.ref !== null) nodes.set(task.ref, order);
  plan.layers.forEach(({ key }, index) => {
    nodes.set(key, placed.length + index);
  });
  for (const { task, order } of placed) nodes.set(task.key, order);
  const layers = plan.layers.map(({ tasks }) => tasks.flatMap(({ key }) => nodes.get(key) ?? []));
  return { needs: [...placed.map(({ task, order }) => needsOf(task, order, nodes)), ...layers], tasks: placed.length };
}

function needsOf({ dependencies, subtasks }: PlanTask, order: number, nodes: ReadonlyMap<string, number>): number[] {
  const parts = subtasks.flatMap((part) => part.dependencies);
  const needs = new Set([...dependencies, ...parts].flatMap((name) => nodes.get(name) ?? []));
  needs.delete(order);
  return [...needs];
}
