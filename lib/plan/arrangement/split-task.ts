import type { PlanSubtask, PlanTask } from '@/lib/domain/plan';

/**
 * The parts of a task as tasks of their own, in the order of the file. What the task says of itself goes with the first
 * of them. A task without parts is returned alone. Dependencies of the parts are still as written, in `dependencyText`.
 */
export function splitTask(task: PlanTask, inParallelLayer: boolean): PlanTask[] {
  if (task.subtasks.length === 0) return [task];
  const anyOrder = task.subtasks.some(({ dependencies }) => dependencies.length > 0);
  return task.subtasks.map((part, index) => {
    const partOf = { line: task.line, text: `Part of: ${task.description}` };
    const notes = index === 0 ? [...part.notes, partOf, ...task.notes] : [...part.notes, partOf];
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
