import type { Plan } from '@/lib/domain/plan';
import type { PlanSource } from '@/lib/plan/parse-plan';
import { Remarks } from '@/lib/plan/remarks';
import type { WrittenPhase } from '@/lib/plan/written-phase';
import { type BacklogTask, readBacklogTask } from './backlog-task';
import { type PlanPart, remarksOf } from './file-remarks';
import { planFromOutline } from './outline-plan';
import { remarkUnknown } from './unknown-dependency';

/**
 * Parses the task files of Backlog.md into one plan: in the order of their ordinals, then of their ids; milestones
 * are its phases. `elsewhere` are ids of tasks that were completed or archived. Never throws.
 */
export function parseBacklog(files: readonly PlanPart[], source: PlanSource, elsewhere: readonly string[]): Plan {
  const remarks = new Remarks();
  const lines = { total: 0, understood: 0 };
  const tasks = files.flatMap((file) => readBacklogTask(file, remarksOf(file, files, remarks), lines) ?? []);
  tasks.sort((a, b) => (a.ordinal ?? Infinity) - (b.ordinal ?? Infinity) || naturally(a.id, b.id));
  linkTasks(tasks, elsewhere, files.length === 1);
  const title = source.spec === 'backlog' ? 'Backlog' : (tasks[0]?.draft.text ?? source.spec);
  return planFromOutline(source, { format: 'backlog', title, phases: phasesOf(tasks), lines }, remarks);
}

function phasesOf(tasks: readonly BacklogTask[]): WrittenPhase[] {
  const byMilestone = new Map<string, BacklogTask[]>();
  for (const task of tasks) {
    const same = byMilestone.get(task.milestone);
    if (same) same.push(task);
    else byMilestone.set(task.milestone, [task]);
  }
  // What belongs to no milestone comes last: a milestone is what comes next.
  const milestones = [...byMilestone.keys()].sort((a, b) => Number(a === '') - Number(b === '') || naturally(a, b));
  return milestones.map((title) => {
    const drafts = (byMilestone.get(title) ?? []).map(({ draft }) => draft);
    return { title, place: { line: drafts[0]?.line ?? 1, column: 1 }, parallel: false, tasks: drafts };
  });
}

/** Ids are compared without case and leading zeros, and may leave out the letters in front. */
function linkTasks(tasks: readonly BacklogTask[], elsewhere: readonly string[], alone: boolean): void {
  const byName = new Map<string, string>();
  for (const { id } of tasks) {
    if (id === '') continue;
    byName.set(plain(id), id);
    if (!byName.has(numberOf(id))) byName.set(numberOf(id), id);
  }
  const gone = new Set(elsewhere.map(plain));
  for (const task of tasks) {
    const names = task.dependencies.flatMap((name) => {
      const id = byName.get(plain(name));
      if (id !== undefined) return [id];
      if (gone.has(plain(name))) return [];
      remarkUnknown(name, task.place, alone, task.remarks);
      return [];
    });
    if (names.length > 0) task.draft.dependencies = { text: names.join(', '), place: task.place };
  }
}

function plain(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/(?<=^|[^\d])0+(?=\d)/g, '');
}

function numberOf(id: string): string {
  return plain(id).replace(/^[^\d]+/, '');
}

function naturally(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
