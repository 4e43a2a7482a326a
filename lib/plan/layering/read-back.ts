import type { PlanTask } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';
import type { LayeredTask, Layering } from './layering';
import { noteTexts } from './note-lines';
import { oneLine } from './write-task';

/**
 * The first task that a layering's text does not give back as it is meant, or null when all of them come back: in
 * their layers, with their state, their parts and what they wait for.
 */
export function firstLost(layering: Layering, text: string): PlanTask | null {
  const { layers } = parsePlan(text, { spec: layering.spec, path: '', hash: '' });
  for (const [index, layer] of layering.layers.entries()) {
    const read = layers[index];
    const isSame = read?.key === layer.key && read.parallel === layer.parallel;
    for (const [position, meant] of layer.tasks.entries()) {
      const task = read?.tasks[position];
      if (!isSame || !task || !isSameTask(task, asMeant(meant))) return meant.task;
    }
    if (read && read.tasks.length > layer.tasks.length) return layer.tasks.at(-1)?.task ?? null;
  }
  return null;
}

const asMeant = ({ task, dependencies, parallel }: LayeredTask): PlanTask => ({ ...task, dependencies, parallel });

/** A note about dependencies that had to be worded anew may come after the others. */
function isSameTask(read: PlanTask, meant: PlanTask): boolean {
  const notes = noteTexts(meant.notes);
  return outline(read, noteTexts(read.notes).slice(0, notes.length)) === outline(meant, notes);
}

function outline(task: PlanTask, notes: readonly string[]): string {
  const { ref, done, command, args, parallel, optional } = task;
  return JSON.stringify([
    ...[ref, done, command, command === null ? '' : args.trim(), parallel, optional],
    ...[task.description, task.agent ?? '', task.complexity ?? '', task.estimate ?? ''].map(oneLine),
    [...task.dependencies].sort(),
    task.subtasks.map((part) => [part.ref, oneLine(part.description), part.done, part.optional, part.dependencies]),
    task.subtasks.map((part) => noteTexts(part.notes)),
    notes,
  ]);
}
