import type { ArrangedLayer } from './arrange-layers';
import { Remarks } from './remarks';
import { resolveDependencies } from './resolve-dependencies';
import type { TaskDraft } from './task-draft';
import { indexTasks } from './task-index';

/**
 * Which tasks have to run in a later layer than they stand in, because they wait for one that runs there; with the
 * number of that layer. `layers` in the order they run.
 */
export function raisedTasks(layers: readonly ArrangedLayer[]): Map<TaskDraft, number> {
  const raised = new Map<TaskDraft, number>();
  const index = indexTasks(layers);
  if (index.tasks.every(({ draft }) => draft.dependencies === null)) return raised;
  // What cannot be resolved is said later, of the layers as they end up.
  const dependencies = resolveDependencies(index, new Remarks());
  const waiters = new Map<number, number[]>();
  for (const task of index.tasks) {
    for (const key of dependencies[task.order] ?? []) {
      const needed = index.byKey.get(key)?.order;
      if (needed === undefined) continue;
      const same = waiters.get(needed);
      if (same) same.push(task.order);
      else waiters.set(needed, [task.order]);
    }
  }
  const numbers = index.tasks.map(({ layer }) => layer.number);
  for (const { number } of layers.toReversed()) {
    const open = index.tasks.filter(({ order }) => numbers[order] === number).map(({ order }) => order);
    for (let order = open.pop(); order !== undefined; order = open.pop()) {
      for (const waiter of waiters.get(order) ?? []) {
        if ((numbers[waiter] ?? number) >= number) continue;
        numbers[waiter] = number;
        open.push(waiter);
      }
    }
  }
  for (const { order, layer, draft } of index.tasks) {
    const number = numbers[order] ?? layer.number;
    if (number !== layer.number) raised.set(draft, number);
  }
  return raised;
}
