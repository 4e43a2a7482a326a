import type { Arrangement, Plan, PlanLayer, PlanPhase, PlanTask } from '@/lib/domain/plan';
import { linkTasks } from './arrangement/link-tasks';
import { remarkOrder } from './arrangement/remark-order';
import { splitTask } from './arrangement/split-task';
import { layerNames } from './guess-layers';

/** A task with the number of the layer it goes to, and the layer it comes from. */
export type MovedTask = { task: PlanTask; layer: number; from: PlanLayer; chosen: boolean };

/**
 * A plan as a person arranged it: tasks whose parts run singly are split, and phases and tasks of a plan that says no
 * layers stand where they were put. Keys and the dependencies that name them are made anew; ids stay. A task that was
 * put before one it waits for is an error in the diagnostics. Names in the arrangement that are gone count for nothing;
 * without any effect the plan itself is returned.
 */
export function applyArrangement(plan: Plan, arrangement: Arrangement): Plan {
  const choices = toChoices(plan, arrangement);
  const moved = plan.layers.flatMap((from) => from.tasks.flatMap((task) => placed(task, from, choices)));
  const isAsItWas = moved.every(({ task, layer, from }) => task.parent === null && layer === numberOf(from.key));
  const phases = arrangedPhases(plan, choices, moved);
  if (isAsItWas && phases.every(({ chosen }, index) => chosen === plan.phases[index]?.chosen)) return plan;
  const { layers, problems } = linkTasks(plan, intoLayers(plan, moved));
  const diagnostics = [...plan.diagnostics, ...problems, ...remarkOrder(plan.spec, layers)];
  return { ...plan, layers, phases, diagnostics };
}

/** Choices in maps: names come from outside and may be `__proto__`. */
type Choices = {
  phases: Map<string, number>;
  tasks: Map<string, number>;
  split: Set<string>;
  guess: Map<string, number>;
};

function toChoices(plan: Plan, { phases, tasks, split }: Arrangement): Choices {
  // A plan that says its layers keeps them.
  const isImported = plan.phases.length > 0;
  const numbers = (layers: Record<string, string>): Map<string, number> =>
    new Map(isImported ? Object.entries(layers).map(([id, key]) => [id, numberOf(key)]) : []);
  const guess = new Map(plan.phases.map(({ id, layer }) => [id, numberOf(layer)]));
  return { phases: numbers(phases), tasks: numbers(tasks), split: new Set(split), guess };
}

function placed(task: PlanTask, from: PlanLayer, choices: Choices): MovedTask[] {
  const parts = choices.split.has(task.id) ? splitTask(task, from.parallel) : [task];
  const own = layerOf(task, from, choices);
  return parts.map((part) => {
    const layer = choices.tasks.get(part.id);
    return { task: part, layer: layer ?? own.layer, from, chosen: layer !== undefined || own.chosen };
  });
}

function layerOf(
  task: PlanTask,
  from: PlanLayer,
  { phases, tasks, guess }: Choices,
): { layer: number; chosen: boolean } {
  const current = numberOf(from.key);
  const own = tasks.get(task.id);
  if (own !== undefined) return { layer: own, chosen: true };
  const ofPhase = task.phase === null ? undefined : phases.get(task.phase);
  if (ofPhase === undefined) return { layer: current, chosen: false };
  // A task that had to leave its phase for a later layer is not taken back by a choice about the phase.
  const wasRaised = current > (guess.get(task.phase ?? '') ?? current);
  return { layer: wasRaised ? Math.max(ofPhase, current) : ofPhase, chosen: true };
}

function intoLayers(plan: Plan, moved: readonly MovedTask[]): (PlanLayer & { moved: MovedTask[] })[] {
  const known = new Map(plan.layers.map((layer) => [numberOf(layer.key), layer]));
  const byNumber = new Map<number, MovedTask[]>();
  for (const one of moved) {
    const same = byNumber.get(one.layer);
    if (same) same.push(one);
    else byNumber.set(one.layer, [one]);
  }
  // A written layer without tasks stays where its plan has it.
  if (plan.phases.length === 0) for (const number of known.keys()) if (!byNumber.has(number)) byNumber.set(number, []);
  return [...byNumber.keys()]
    .sort((a, b) => a - b)
    .map((number) => {
      const tasks = byNumber.get(number) ?? [];
      const layer = known.get(number);
      const key = `L${number}`;
      return {
        key,
        name: layer?.name ?? layerNames[number] ?? `Layer ${number}`,
        parallel: tasks.length > 0 ? tasks.every(({ from }) => from.parallel) : (layer?.parallel ?? false),
        line: layer?.line ?? tasks[0]?.task.line ?? 1,
        tasks: tasks.map(({ task }, index) => ({ ...task, key: `${key}.${index + 1}` })),
        moved: tasks,
      };
    });
}

function arrangedPhases(plan: Plan, { phases }: Choices, moved: readonly MovedTask[]): PlanPhase[] {
  const counts = new Map<string | null, number>();
  for (const { task } of moved) counts.set(task.phase, (counts.get(task.phase) ?? 0) + 1);
  return plan.phases.map((phase) => {
    const layer = phases.get(phase.id);
    const tasks = counts.get(phase.id) ?? 0;
    return layer === undefined ? { ...phase, tasks } : { ...phase, tasks, layer: `L${layer}`, chosen: true };
  });
}

function numberOf(key: string): number {
  return Number(key.slice(1));
}
