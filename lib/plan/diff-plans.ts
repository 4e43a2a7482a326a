import { type Plan, type PlanLayer, type PlanTask, planTasks } from '@/lib/domain/plan';
import type { PlanDiff } from '@/lib/domain/plan-diff';
import { diffTask, type Placed, type TasksByKey } from './diff-task';
import { longestRise } from './longest-rise';
import { matchLayers } from './match-layers';

/**
 * What changed between two states of a plan, by the tasks' ids. Every list is in the order of `after`, what is gone in
 * the order of `before`. In time linear in the tasks, but for the logarithm of looking for what moved.
 */
export function diffPlans(before: Plan, after: Plan): PlanDiff {
  const was = placedById(before);
  const is = placedById(after);
  const diff: PlanDiff = { added: [], removed: [], changed: [], moved: [], ticked: [], layers: [] };
  const keysBefore = byKey(before);
  const keysAfter = byKey(after);
  for (const [taskId, now] of is) {
    const { task } = now;
    const { key, description, line, done } = task;
    const old = was.get(taskId);
    if (!old) {
      diff.added.push({ taskId, key, description, line });
      continue;
    }
    const fields = diffTask(old, now, keysBefore, keysAfter);
    if (fields.length) diff.changed.push({ taskId, key, description, line, fields });
    else if (isTicked(old.task, task)) diff.ticked.push({ taskId, key, description, done });
  }
  for (const [taskId, { task }] of was) {
    if (!is.has(taskId)) diff.removed.push({ taskId, key: task.key, description: task.description });
  }
  const layerOf = matchLayers([...is.values()].map((now) => [was.get(now.task.id)?.layer.key, now.layer.key]));
  diff.moved = movedTasks(was, is, layerOf);
  diff.layers = changedLayers(before, after, layerOf);
  return diff;
}

function placedById({ layers }: Plan): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const layer of layers) {
    for (const task of layer.tasks) placed.set(task.id, { task, layer, order: placed.size });
  }
  return placed;
}

const byKey = (plan: Plan): TasksByKey => new Map(planTasks(plan).map((task) => [task.key, task]));

function isTicked(before: PlanTask, after: PlanTask): boolean {
  const partsDone = (task: PlanTask): string => task.subtasks.map((part) => Number(part.done)).join('');
  return before.done !== after.done || partsDone(before) !== partsDone(after);
}

/** What stands in another layer, or not in the longest row of tasks that kept their order. */
function movedTasks(
  was: ReadonlyMap<string, Placed>,
  is: ReadonlyMap<string, Placed>,
  layerOf: ReadonlyMap<string, string>,
): PlanDiff['moved'] {
  const both = [...is.values()].flatMap((now) => {
    const old = was.get(now.task.id);
    return old ? [{ old, now, sameLayer: layerOf.get(now.layer.key) === old.layer.key }] : [];
  });
  const stayed = both.filter((pair) => pair.sameLayer);
  const inOrder = longestRise(stayed.map((pair) => pair.old.order));
  const kept = new Set(stayed.filter((_, at) => inOrder.has(at)));
  return both
    .filter((pair) => !kept.has(pair))
    .map(({ old, now: { task } }) => ({
      ...{ taskId: task.id, description: task.description },
      ...{ from: old.task.key, to: task.key },
    }));
}

function changedLayers(before: Plan, after: Plan, layerOf: ReadonlyMap<string, string>): PlanDiff['layers'] {
  const was = new Map(before.layers.map((layer) => [layer.key, layer]));
  const claimed = new Set(layerOf.values());
  const changed = after.layers.map((layer) => {
    const own = claimed.has(layer.key) ? undefined : layer.key;
    const old = was.get(layerOf.get(layer.key) ?? own ?? '');
    if (old) was.delete(old.key);
    return { key: layer.key, before: old ? heading(old) : null, after: heading(layer) };
  });
  const gone = [...was.values()].map((layer) => ({ key: layer.key, before: heading(layer), after: null }));
  return [...changed, ...gone].filter((layer) => layer.before !== layer.after);
}

const heading = ({ name, parallel }: PlanLayer): string => `${name} (${parallel ? 'parallel' : 'one by one'})`;
