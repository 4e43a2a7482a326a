import type { PlanLayer, PlanNote, PlanSubtask, PlanTask } from '@/lib/domain/plan';
import type { ArrangedLayer } from './arrange-layers';
import { separateFileConflicts } from './file-conflicts';
import { findCycles } from './find-cycles';
import { remarkIds } from './remark-ids';
import type { Remarks } from './remarks';
import { resolveDependencies } from './resolve-dependencies';
import { type SubtaskDraft, settled, type TaskDraft } from './task-draft';
import { subtaskIds, taskIds } from './task-ids';
import { indexTasks, type TaskIndex } from './task-index';
import { visible } from './visible-text';

const CYCLE_KEYS_SHOWN = 12;

/**
 * Gives every task its key, id and dependencies. The drafts are let go one by one, so that a plan of 100,000 tasks does
 * not stand in memory twice: `layers` are empty afterwards.
 */
export function buildLayers(spec: string, layers: readonly ArrangedLayer[], remarks: Remarks): PlanLayer[] {
  const linked = linkTasks(spec, layers, remarks);
  let order = 0;
  return layers.map((layer) => {
    const drafts: (TaskDraft | null)[] = layer.tasks.splice(0);
    const tasks = drafts.map((draft, position) => {
      drafts[position] = null;
      return planTask(draft as TaskDraft, layer.parallel, linked, order++);
    });
    return { key: layer.key, name: visible(layer.name), parallel: layer.parallel, line: layer.line, tasks };
  });
}

/** What is known of tasks only when all are: in their order. `alone` are those that may not run beside others. */
type Linked = { keys: string[]; ids: string[]; dependencies: string[][]; alone: Set<number> };

function linkTasks(spec: string, layers: readonly ArrangedLayer[], remarks: Remarks): Linked {
  const index = indexTasks(layers);
  remarkIds(index, remarks);
  const ids = taskIds(spec, index.tasks);
  const dependencies = resolveDependencies(index, remarks);
  remarkCycles(index, dependencies, remarks);
  const alone = new Set([...separateFileConflicts(index, dependencies, remarks)].map(({ order }) => order));
  return { keys: index.tasks.map(({ key }) => key), ids, dependencies, alone };
}

function remarkCycles(index: TaskIndex, dependencies: readonly string[][], remarks: Remarks): void {
  const edges = new Map<string, string[]>();
  // A task that waits for none is in no circle.
  for (const { key, order } of index.tasks) if (dependencies[order]?.length) edges.set(key, dependencies[order]);
  for (const cycle of findCycles(edges)) {
    const first = index.byKey.get(cycle[0] ?? '');
    const shown = cycle.length > CYCLE_KEYS_SHOWN ? [...cycle.slice(0, CYCLE_KEYS_SHOWN), '…'] : cycle;
    const place = first?.draft.dependencies?.place ?? { line: first?.draft.line ?? 1, column: 1 };
    const message = `${[...shown, cycle[0]].join(' → ')}: these ${cycle.length} tasks wait for each other.`;
    remarks.add('E_CYCLE', place, message, 'Remove one of the dependencies.');
  }
}

function planTask(draft: TaskDraft, parallel: boolean, linked: Linked, order: number): PlanTask {
  const id = linked.ids[order] ?? '';
  return {
    id,
    key: linked.keys[order] ?? '',
    ref: draft.ref,
    description: visible(draft.text),
    line: draft.line,
    done: draft.done,
    command: draft.command,
    args: draft.args,
    agent: visibleOrNull(draft.agent),
    complexity: visibleOrNull(draft.complexity),
    estimate: visibleOrNull(draft.estimate),
    parallel: (draft.parallel || parallel) && !linked.alone.has(order),
    dependencies: linked.dependencies[order] ?? [],
    dependencyText: visibleOrNull(draft.dependencies?.text || null),
    subtasks: draft.subtasks.length === 0 ? settled([]) : planSubtasks(draft.subtasks, id),
    notes: draft.notes.length === 0 ? settled([]) : draft.notes.map(planNote),
    box: draft.box,
    optional: draft.optional,
    phase: draft.phase,
    file: draft.file,
    parent: null,
  };
}

function planSubtasks(drafts: readonly SubtaskDraft[], taskId: string): PlanSubtask[] {
  return subtaskIds(taskId, drafts).map((id, index) => planSubtask(drafts[index] as SubtaskDraft, id));
}

function planSubtask(draft: SubtaskDraft, id: string): PlanSubtask {
  const { ref, line, done, optional, box, dependencies } = draft;
  // Written out: spread, it takes several times as long.
  return {
    id,
    ref,
    description: visible(draft.description),
    line,
    done,
    optional,
    box,
    notes: draft.notes.length === 0 ? settled([]) : draft.notes.map(planNote),
    dependencies,
  };
}

const planNote = ({ line, text }: PlanNote): PlanNote => ({ line, text: visible(text) });

function visibleOrNull(text: string | null): string | null {
  return text === null ? null : visible(text);
}
