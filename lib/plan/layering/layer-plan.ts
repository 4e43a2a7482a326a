import type { Plan } from '@/lib/domain/plan';
import { layerNames } from '@/lib/plan/guess-layers';
import type { Layering, LayeringLayer, Placed } from './layering';
import { orderTasks } from './order-tasks';
import { placeTasks } from './place-tasks';
import { raiseWaiting } from './raise-waiting';
import { remarkCycles } from './remark-cycles';
import { keepMarks, runTogether } from './run-together';
import { readWaiting, type Waiting } from './waiting';

/** Said by the reader of the imported order, which the layering replaces. */
const overcome = new Set(['E_DEP_LATER', 'E_CYCLE']);

/**
 * Puts the tasks of a plan that says no layers into L0 to L3, by our own rules and without asking anybody: a person's
 * arrangement first, then each task's verb and object, then its phase, then its place. No task comes before one it
 * waits for. `chosen` are the ids of tasks that a person put where they stand. Pure; takes time linear in the plan and
 * its dependencies.
 */
export function layerPlan(plan: Plan, chosen: ReadonlySet<string> = new Set()): Layering {
  const judged = placeTasks(plan, chosen);
  const waiting = readWaiting(plan, judged);
  const placed = raiseWaiting(judged, waiting);
  const marked = placed.some(({ task }) => task.parallel);
  const numbers = [...new Set(placed.map(({ layer }) => layer))].sort((a, b) => a - b);
  const ordered = numbers.map((number) =>
    orderTasks(
      placed.filter(({ layer }) => layer === number),
      waiting,
    ),
  );
  const groups = layersOfGroups(placed, waiting);
  const keys = new Map<number, string>();
  ordered.forEach((tasks, index) => {
    tasks.forEach(({ order }, position) => {
      keys.set(order, `L${numbers[index]}.${position + 1}`);
    });
  });
  const layers = ordered.map((tasks, index): LayeringLayer => {
    const number = numbers[index] as number;
    const together = runTogether(number, tasks, waiting, marked);
    const kept = keepMarks(tasks);
    return {
      ...{ key: `L${number}`, name: nameOf(number, plan), ...together },
      tasks: tasks.map((task) => ({
        ...{ task: task.task, reason: task.reason, from: task.from },
        dependencies: keysOf(task, waiting, groups, keys),
        parallel: together.parallel || kept.has(task.order),
      })),
    };
  });
  const diagnostics = plan.diagnostics.filter(({ code, severity }) => severity !== 'info' && !overcome.has(code));
  const { spec, title, path: from } = plan;
  return { spec, title, from, layers, diagnostics: [...remarkCycles(placed, waiting), ...diagnostics] };
}

/** A person may have put tasks into layers beyond ours; those keep the name they have there. */
function nameOf(number: number, { layers }: Plan): string {
  return layerNames[number] ?? layers.find(({ key }) => key === `L${number}`)?.name ?? `Layer ${number}`;
}

/**
 * What a task waits for, by the keys of the layering. Of a whole layer it waited for, earlier layers are named; what
 * of it stands in its own comes first by order, as such a layer is never parallel.
 */
function keysOf(
  { order, layer }: Placed,
  { needs, tasks }: Waiting,
  groups: ReadonlyMap<number, readonly number[]>,
  keys: ReadonlyMap<number, string>,
): string[] {
  const found = new Set<string>();
  for (const node of needs[order] ?? []) {
    if (node < tasks) found.add(keys.get(node) as string);
    else for (const before of groups.get(node) ?? []) if (before < layer) found.add(`L${before}`);
  }
  return [...found];
}

/** The layers in which the tasks of each imported layer stand now. */
function layersOfGroups(placed: readonly Placed[], { needs, tasks }: Waiting): Map<number, number[]> {
  const groups = needs.slice(tasks).map((members) => [...new Set(members.map((order) => placed[order]?.layer ?? 0))]);
  return new Map(groups.map((layers, index) => [tasks + index, layers.sort((a, b) => a - b)]));
}
