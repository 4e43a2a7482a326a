import type { Remarks } from './remarks';
import type { PlacedTask, TaskIndex } from './task-index';

/** Reports ids given twice, and ids that differ only in case or leading zeros; nothing is merged. */
export function remarkIds(index: TaskIndex, remarks: Remarks): void {
  const similar = new Map<string, PlacedTask>();
  for (const [ref, tasks] of index.byRef) {
    for (const again of tasks.slice(1)) {
      const message = `The id ${ref} stands on line ${tasks[0]?.draft.line} already; both tasks are kept.`;
      remarks.add('W_ID_TWICE', placeOf(again), message, 'Give each task its own id.');
    }
    const task = tasks[0] as PlacedTask;
    const plain = ref.toUpperCase().replace(/^([A-Z-]*)0+(?=\d)/, '$1');
    const other = similar.get(plain);
    if (other) {
      const message = `The id ${ref} is easily taken for ${other.draft.ref} of line ${other.draft.line}; they are different tasks.`;
      remarks.add('W_ID_SIMILAR', placeOf(task), message, 'Give each task its own id.');
    } else similar.set(plain, task);
  }
}

function placeOf(task: PlacedTask): { line: number; column: number } {
  return { line: task.draft.line, column: task.draft.column };
}
