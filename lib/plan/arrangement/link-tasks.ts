import type { Diagnostic, Plan, PlanLayer, PlanTask } from '@/lib/domain/plan';
import type { MovedTask } from '@/lib/plan/apply-arrangement';
import { findCycles } from '@/lib/plan/find-cycles';
import { Remarks } from '@/lib/plan/remarks';
import { quoted } from '@/lib/plan/visible-text';

type Arranged = PlanLayer & { moved: MovedTask[] };

/** Gives the dependencies of arranged tasks the keys of their new places. */
export function linkTasks(plan: Plan, arranged: readonly Arranged[]): { layers: PlanLayer[]; problems: Diagnostic[] } {
  const remarks = new Remarks();
  const index = indexOf(plan, arranged);
  const layers = arranged.map(({ moved, ...layer }) => ({
    ...layer,
    tasks: layer.tasks.map((task) => ({ ...task, dependencies: dependenciesOf(task, layer.key, index, remarks) })),
  }));
  if (!plan.diagnostics.some(({ code }) => code === 'E_CYCLE')) remarkCycles(layers, remarks);
  return { layers, problems: remarks.list() };
}

type Index = {
  /** New keys of what stood at an old key, or has this id: one, or those of all parts. */
  byOldKey: Map<string, string[]>;
  byId: Map<string, string>;
  /** New keys by the plan's own ids, of tasks and of parts, whether they run singly or not. */
  byRef: Map<string, string[]>;
  /** New keys of the tasks of an old layer, by new layer. */
  byOldLayer: Map<string, Map<string, string[]>>;
  /** Old layers that are still just what they were. */
  unchanged: Set<string>;
};

function indexOf(plan: Plan, arranged: readonly Arranged[]): Index {
  const index: Index = {
    ...{ byOldKey: new Map(), byId: new Map(), byRef: new Map(), byOldLayer: new Map() },
    unchanged: new Set(),
  };
  const oldKeys = new Map(plan.layers.flatMap(({ tasks }) => tasks.map((task) => [task.id, task] as const)));
  for (const { key: layerKey, tasks, moved } of arranged) {
    tasks.forEach((task, position) => {
      const whole = oldKeys.get(task.parent ?? task.id);
      const oldLayer = moved[position]?.from.key ?? layerKey;
      index.byId.set(task.id, task.key);
      add(index.byOldKey, whole?.key ?? task.key, task.key);
      if (whole?.ref != null) add(index.byRef, whole.ref, task.key);
      if (task.parent !== null && task.ref !== null) add(index.byRef, task.ref, task.key);
      if (task.parent === null) for (const { ref } of task.subtasks) if (ref !== null) add(index.byRef, ref, task.key);
      const places = index.byOldLayer.get(oldLayer) ?? new Map<string, string[]>();
      index.byOldLayer.set(oldLayer, places);
      add(places, layerKey, task.key);
    });
  }
  for (const layer of arranged) {
    const places = index.byOldLayer.get(layer.key);
    const isSame = (places?.size ?? 0) <= 1 && layer.moved.every(({ from }) => from.key === layer.key);
    if (isSame) index.unchanged.add(layer.key);
  }
  return index;
}

function dependenciesOf(task: PlanTask, layerKey: string, index: Index, remarks: Remarks): string[] {
  const found = new Set<string>();
  for (const old of task.dependencies) {
    const keys = index.byOldKey.get(old);
    const single = index.byId.get(old);
    if (keys) for (const key of keys) found.add(key);
    else if (single !== undefined) found.add(single);
    else for (const key of layerDependency(old, layerKey, index)) found.add(key);
  }
  if (task.parent !== null && task.dependencyText !== null) {
    for (const key of writtenDependencies(task, index, remarks)) found.add(key);
  }
  found.delete(task.key);
  return [...found];
}

/** All tasks that stood in a layer: as the layers they stand in now, one by one where that is the task's own layer. */
function layerDependency(old: string, layerKey: string, index: Index): string[] {
  if (index.unchanged.has(old)) return [old];
  const places = index.byOldLayer.get(old) ?? new Map<string, string[]>();
  return [...places].flatMap(([key, tasks]) => (key === layerKey ? tasks : [key]));
}

function writtenDependencies(task: PlanTask, index: Index, remarks: Remarks): string[] {
  return (task.dependencyText ?? '').split(/[,;]/).flatMap((part) => {
    const name = part.trim();
    if (name === '' || /^none$/i.test(name)) return [];
    const keys = index.byRef.get(name);
    if (keys) return keys;
    const message = `The dependency ${quoted(name)} of ${quoted(task.description)} names no task and no part of one.`;
    remarks.add('W_DEP_WORDS', { line: task.line, column: 1 }, message, 'Name it by its id.');
    return [];
  });
}

function remarkCycles(layers: readonly PlanLayer[], remarks: Remarks): void {
  const tasks = new Map(layers.flatMap((layer) => layer.tasks).map((task) => [task.key, task]));
  const edges = new Map([...tasks].map(([key, { dependencies }]) => [key, dependencies]));
  for (const cycle of findCycles(edges)) {
    const line = tasks.get(cycle[0] ?? '')?.line ?? 1;
    const shown = cycle.length > 12 ? [...cycle.slice(0, 12), '…'] : cycle;
    const message = `${[...shown, cycle[0]].join(' → ')}: these ${cycle.length} tasks wait for each other.`;
    remarks.add('E_CYCLE', { line, column: 1 }, message, 'Run the parts of one of them together.');
  }
}

function add<K>(map: Map<K, string[]>, name: K, key: string): void {
  const same = map.get(name);
  if (same) same.push(key);
  else map.set(name, [key]);
}
