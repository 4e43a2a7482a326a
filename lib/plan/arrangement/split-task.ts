import type { PlanSubtask, PlanTask } from '@/lib/domain/plan';
import { withdrawnStatus } from '@/lib/domain/withdrawn';

/**
 * The parts of a task as tasks of their own, in the order of the file. What the task says of itself goes with the first
 * of them. A task without parts is returned alone. Dependencies of the parts are still as written, in `dependencyText`.
 */
export function splitTask(task: PlanTask, inParallelLayer: boolean): PlanTask[] {
  if (task.subtasks.length === 0) return [task];
  const anyOrder = task.subtasks.some(({ dependencies }) => dependencies.length > 0);
  // What is out of the work as a whole is so in all its parts.
  const status = withdrawnStatus(task);
  const ofAll = status === null ? [] : [{ line: task.line, text: `Status: ${status}` }];
  return task.subtasks.map((part, index) => {
    const partOf = { line: task.line, text: `Part of: ${task.description}` };
    const notes = [...part.notes, partOf, ...(index === 0 ? task.notes : ofAll)];
    // In a list the next part comes after this one; a layer whose tasks run side by side must be told.
    const before = inParallelLayer && !anyOrder ? task.subtasks[index - 1] : undefined;
    return toTask(task, part, notes, before);
  });
}

function toTask(
  task: PlanTask,
  part: PlanSubtask,
  notes: PlanTask['notes'],
  before: PlanSubtask | undefined,
): PlanTask {
  return {
    ...task,
    id: part.id,
    ref: part.ref,
    description: part.description,
    line: part.line,
    done: part.done,
    command: null,
    args: '',
    parallel: false,
    dependencies: before ? [...task.dependencies, before.id] : task.dependencies,
    dependencyText: part.dependencies.length > 0 ? part.dependencies.join(', ') : null,
    subtasks: [],
    notes,
    box: part.box,
    optional: part.optional || task.optional,
    parent: task.id,
  };
}
