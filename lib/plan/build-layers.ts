import type { PlanLayer, PlanNote, PlanSubtask, PlanTask } from '@/lib/domain/plan';
import type { ArrangedLayer } from './arrange-layers';
import { separateFileConflicts } from './file-conflicts';
import { findCycles } from './find-cycles';
import { remarkIds } from './remark-ids';
import type { Remarks } from './remarks';
import { resolveDependencies } from './resolve-dependencies';
import type { SubtaskDraft } from './task-draft';
import { subtaskIds, taskIds } from './task-ids';
import { indexTasks, type PlacedTask, type TaskIndex } from './task-index';
import { visible } from './visible-text';

const CYCLE_KEYS_SHOWN = 12;

/** Gives every task its key, id and dependencies. */
export function buildLayers(spec: string, layers: readonly ArrangedLayer[], remarks: Remarks): PlanLayer[] {
  const index = indexTasks(layers);
  remarkIds(index, remarks);
  const ids = taskIds(spec, index.tasks);
  const dependencies = resolveDependencies(index, remarks);
  remarkCycles(index, dependencies, remarks);
  const alone = separateFileConflicts(index, dependencies, remarks);
  const tasks = index.tasks.map((task) =>
    planTask(task, ids[task.order] ?? '', dependencies[task.order] ?? [], alone.has(task)),
  );
  let from = 0;
  return layers.map(({ key, name, parallel, line, tasks: drafts }) => {
    const own = tasks.slice(from, from + drafts.length);
    from += drafts.length;
    return { key, name: visible(name), parallel, line, tasks: own };
  });
}

function remarkCycles(index: TaskIndex, dependencies: readonly string[][], remarks: Remarks): void {
  const edges = new Map(index.tasks.map((task) => [task.key, dependencies[task.order] ?? []]));
  for (const cycle of findCycles(edges)) {
    const first = index.byKey.get(cycle[0] ?? '');
    const shown = cycle.length > CYCLE_KEYS_SHOWN ? [...cycle.slice(0, CYCLE_KEYS_SHOWN), '…'] : cycle;
    const place = first?.draft.dependencies?.place ?? { line: first?.draft.line ?? 1, column: 1 };
    const message = `${[...shown, cycle[0]].join(' → ')}: these ${cycle.length} tasks wait for each other.`;
    remarks.add('E_CYCLE', place, message, 'Remove one of the dependencies.');
  }
}

function planTask({ key, layer, draft }: PlacedTask, id: string, dependencies: string[], alone: boolean): PlanTask {
  return {
    id,
    key,
    ref: draft.ref,
    description: visible(draft.text),
    line: draft.line,
    done: draft.done,
    command: draft.command,
    args: draft.args,
    agent: visibleOrNull(draft.agent),
    complexity: visibleOrNull(draft.complexity),
    estimate: visibleOrNull(draft.estimate),
    parallel: (draft.parallel || layer.parallel) && !alone,
    dependencies,
    dependencyText: visibleOrNull(draft.dependencies?.text || null),
    subtasks: subtaskIds(id, draft.subtasks).map((subtaskId, index) =>
      planSubtask(draft.subtasks[index] as SubtaskDraft, subtaskId),
    ),
    notes: draft.notes.map(planNote),
    box: draft.box,
    optional: draft.optional,
    phase: draft.phase,
    file: draft.file,
    parent: null,
  };
}

function planSubtask(draft: SubtaskDraft, id: string): PlanSubtask {
  return { ...draft, id, description: visible(draft.description), notes: draft.notes.map(planNote) };
}

const planNote = ({ line, text }: PlanNote): PlanNote => ({ line, text: visible(text) });

function visibleOrNull(text: string | null): string | null {
  return text === null ? null : visible(text);
}
