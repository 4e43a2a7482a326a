import { basename } from 'node:path';
import { withoutWaiting } from '@/db/client';
import { approvedTasks } from '@/db/queries/mappings';
import type { SpecSummary } from '@/lib/domain/board';
import { toProblem } from '@/lib/domain/errors';
import { planTasks } from '@/lib/domain/plan';
import { countChanges } from '@/lib/domain/plan-diff';
import { currentLayer } from '@/lib/domain/progress';
import type { RunState } from '@/lib/domain/run';
import { isSettled } from '@/lib/domain/task-status';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { withdrawnStatus } from '@/lib/domain/withdrawn';
import { locateSpecs, type SpecLocation } from '@/lib/plan/locate-specs';
import type { Context } from '@/lib/workspace/context';
import { latestRealRun } from '@/lib/workspace/mirror-runs';
import { specRows } from '@/lib/workspace/spec-rows';
import { findOpenRun } from './find-run';
import { progressOfSpec } from './show-board';

/**
 * All specs of the project; one that cannot be read has a row that says why and hides no other. With `withinMs` there
 * may be rows that are pending.
 */
export function listSpecs(context: Context, { withinMs }: ParsedVerbInput<'specs'>): VerbOutput<'specs'> {
  const row = (location: SpecLocation): SpecSummary => {
    try {
      return summarise(context, location);
    } catch (error) {
      return { ...empty(location), problem: toProblem(error) };
    }
  };
  const locations = locateSpecs(context.projectDir);
  const make = { row, blank: empty };
  const specs = withoutWaiting(context.db, () =>
    specRows(context, locations, withinMs ?? Number.POSITIVE_INFINITY, make),
  );
  const { trusted } = context.settings();
  const { name, notes } = context.facts();
  return {
    project: context.projectDir,
    name: name || basename(context.projectDir),
    trusted,
    notes: [...notes],
    specs,
  };
}

function summarise(context: Context, location: SpecLocation): SpecSummary {
  const specId = location.id;
  const plan = context.unmappedPlan(specId, location);
  // Figures are of what really happened; a rehearsal is only mentioned.
  const shown = latestRealRun(context.db, specId);
  const done = planTasks(plan).filter((task) => task.done || withdrawnStatus(task) !== null);
  const settled = new Set([
    ...(shown ? shown.tasks.filter((task) => isSettled(task.status)).map((task) => task.taskId) : []),
    ...done.map((task) => task.id),
  ]);
  const approved = approvedTasks(context.db, specId);
  const unapproved = planTasks(plan).filter(({ id }) => !settled.has(id) && !approved.has(id)).length;
  const count = (severity: string) => plan.diagnostics.filter((one) => one.severity === severity).length;
  return {
    id: specId,
    title: plan.title,
    path: plan.path,
    format: plan.format,
    layers: plan.layers.length,
    progress: progressOfSpec(plan, shown),
    status: shown ? statusOf(shown) : 'new',
    runId: shown?.run.id ?? null,
    waitsFor: shown ? waitsFor(shown) : null,
    rehearsal: findOpenRun(context, specId)?.rehearsal ?? false,
    unapproved,
    changed: countChanges(context.changes(specId, location).diff) !== null,
    errors: count('error'),
    warnings: count('warning'),
    problem: null,
    pending: false,
  };
}

/** What a person is waited for: by the whole run, or by an agent that asks while the run goes on. */
function waitsFor({ run, tasks }: RunState): string | null {
  const asking = tasks.find((task) => task.question !== null);
  return run.pause?.message ?? (asking ? `The agent at ${asking.key} asks you.` : null);
}

/** A run of chosen layers that is over leaves the spec waiting for the rest. */
function statusOf(state: RunState): SpecSummary['status'] {
  return state.run.status === 'complete' && currentLayer(state) !== null ? 'paused' : state.run.status;
}

function empty({ id, dir: path }: SpecLocation): SpecSummary {
  const progress = { total: 0, complete: 0, failed: 0, skipped: 0, percent: 0, averageMs: null, remainingMs: null };
  return {
    ...{ id, title: id, path, format: null, layers: 0, progress, status: 'new', runId: null, waitsFor: null },
    ...{ rehearsal: false, unapproved: 0, changed: false, errors: 0, warnings: 0, problem: null, pending: false },
  };
}
