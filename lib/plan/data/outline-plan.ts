import type { Plan } from '@/lib/domain/plan';
import { buildLayers } from '@/lib/plan/build-layers';
import { guessLayers } from '@/lib/plan/guess-layers';
import { TASKS_MAX } from '@/lib/plan/open-task';
import type { PlanSource } from '@/lib/plan/parse-plan';
import { remarkTooMany } from '@/lib/plan/remark-whole';
import type { Remarks } from '@/lib/plan/remarks';
import { visible } from '@/lib/plan/visible-text';
import type { Outline, WrittenPhase } from '@/lib/plan/written-phase';

/** What a reader of a data format found. */
export type DataOutline = Outline & { title: string; lines: Plan['lines'] };

/** Makes a plan of what was found: gives layers, keys and ids, resolves dependencies, says so when there is nothing. */
export function planFromOutline({ spec, path, hash }: PlanSource, outline: DataOutline, remarks: Remarks): Plan {
  const written = withinLimit(outline.phases, remarks);
  const { layers: arranged, phases } = guessLayers(written, remarks);
  const layers = buildLayers(spec, arranged, remarks);
  const count = written.reduce((sum, { tasks }) => sum + tasks.length, 0);
  remarkTooMany(count, { line: 1, column: 1 }, remarks);
  const hasErrors = remarks.list().some(({ severity }) => severity === 'error');
  if (layers.length === 0 && !hasErrors) {
    remarks.add('E_NO_TASKS', { line: 1, column: 1 }, 'The plan has no tasks.');
  }
  const { format, title, lines } = outline;
  return { spec, title: visible(title), path, hash, format, layers, phases, diagnostics: remarks.list(), lines };
}

function withinLimit(phases: readonly WrittenPhase[], remarks: Remarks): readonly WrittenPhase[] {
  let left = TASKS_MAX;
  const total = phases.reduce((sum, { tasks }) => sum + tasks.length, 0);
  if (total <= left) return phases;
  const message = `The plan has more than ${TASKS_MAX} tasks; the rest was not read.`;
  remarks.add('E_TOO_MANY', { line: 1, column: 1 }, message, 'Split the plan.');
  return phases.map((phase) => {
    const tasks = phase.tasks.slice(0, left);
    left -= tasks.length;
    return { ...phase, tasks };
  });
}
