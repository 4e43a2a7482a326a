import type { PlanTask } from '@/lib/domain/plan';
import { namedFiles } from '@/lib/plan/named-files';
import { quoted } from '@/lib/plan/visible-text';
import type { Placed } from './layering';
import type { Waiting } from './waiting';

export type Together = { parallel: boolean; reason: string };

/** Layers that stand for one thing after another, whatever is in them: what all build on, and what joins it all. */
const oneByOne = new Map([
  [0, 'What everything builds on is made one by one.'],
  [3, 'What brings everything together is done one by one.'],
]);

/**
 * Whether the tasks of a layer may run side by side: none waits for another, no file is named by two, and where the
 * plan marks tasks that may, all of them are marked.
 */
export function runTogether(layer: number, tasks: readonly Placed[], waiting: Waiting, marked: boolean): Together {
  const always = oneByOne.get(layer);
  if (always !== undefined) return { parallel: false, reason: always };
  const waits = firstThatWaits(tasks, waiting);
  if (waits) return sequential(`${nameOf(waits)} waits for another task of the layer.`);
  const shared = sharedFile(tasks);
  if (shared !== null) return sequential(`More than one task names ${shared}.`);
  const unmarked = marked ? tasks.find(({ task }) => !task.parallel) : undefined;
  if (unmarked) return sequential(`The plan does not mark ${nameOf(unmarked)} as one that may run beside others.`);
  return { parallel: true, reason: 'None waits for another, and no file is named twice.' };
}

const sequential = (reason: string): Together => ({ parallel: false, reason });

const nameOf = ({ task }: Placed): string => (task.ref === null ? quoted(task.description) : `Task ${task.ref}`);

function firstThatWaits(layer: readonly Placed[], { needs, tasks }: Waiting): Placed | undefined {
  const waitedFor = new Set(layer.map(({ order }) => order));
  needs.forEach((members, node) => {
    if (node >= tasks && members.some((member) => waitedFor.has(member))) waitedFor.add(node);
  });
  return layer.find(({ order }) => needs[order]?.some((node) => waitedFor.has(node)));
}

function sharedFile(tasks: readonly Placed[]): string | null {
  const namedBy = new Map<string, number>();
  for (const { task, order } of tasks) {
    for (const file of filesOf(task)) {
      if (namedBy.has(file)) return file;
      namedBy.set(file, order);
    }
  }
  return null;
}

/**
 * Which of the tasks that the plan marks may run beside their neighbours here: those that name no file an earlier one
 * of them names. Tasks of several phases become neighbours by being layered.
 */
export function keepMarks(tasks: readonly Placed[]): Set<number> {
  const named = new Set<string>();
  const kept = new Set<number>();
  for (const { task, order } of tasks) {
    if (!task.parallel) continue;
    const files = filesOf(task);
    if (![...files].some((file) => named.has(file))) kept.add(order);
    for (const file of files) named.add(file);
  }
  return kept;
}

/** Files named anywhere in a task's text, its parts and its notes. */
function filesOf(task: PlanTask): Set<string> {
  const texts = [task, ...task.subtasks].flatMap(({ description, notes }) => [
    description,
    ...notes.map(({ text }) => text),
  ]);
  return new Set(texts.flatMap((text) => [...namedFiles({ text, notes: [] })]));
}
