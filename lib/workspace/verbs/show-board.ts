import { getArrangement } from '@/db/queries/arrangements';
import type { Board, BoardLayer, BoardTask } from '@/lib/domain/board';
import { toProblem } from '@/lib/domain/errors';
import { noArrangement, type Plan, type PlanLayer, type PlanTask } from '@/lib/domain/plan';
import { countChanges } from '@/lib/domain/plan-diff';
import type { DeadTask } from '@/lib/domain/preflight';
import { layerStatus, type Progress, progressOf, tasksOfLayer } from '@/lib/domain/progress';
import type { RunState, RunTask } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import { isSettled } from '@/lib/domain/task-status';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { syncTaskId } from '@/lib/engine/build-run';
import { preflight } from '@/lib/mapping/preflight';
import { relativeTo } from '@/lib/plan/locate-specs';
import { executorsOf } from '@/lib/workspace/carry-out';
import type { Context } from '@/lib/workspace/context';
import { toDeadTask } from '@/lib/workspace/dead-tasks';
import { liveMappings } from '@/lib/workspace/proposals';
import { runDrift } from '@/lib/workspace/run-drift';
import { sleepText } from '@/lib/workspace/sleep-watch';
import { findCommandRun, findShownRun } from './find-run';
import { assertRunnablePlan } from './start-run';

/** Everything a spec's board shows: the plan, each task's mapping and preflight, and how far the run is. */
export function showBoard(context: Context, { spec }: ParsedVerbInput<'board'>): Board {
  const plan = context.plan(spec);
  const shown = findShownRun(context, spec);
  const tasks = boardTasks(context, plan, shown);
  return {
    spec: plan.spec,
    title: plan.title,
    path: plan.path,
    format: plan.format,
    phases: plan.phases,
    arrangement: getArrangement(context.db, plan.spec) ?? noArrangement,
    layeringOffered: plan.format !== 'layered',
    diagnostics: plan.diagnostics,
    lines: plan.lines,
    layers: plan.layers.map((layer) => boardLayer(plan.spec, layer, tasks, shown)),
    progress: progressOfSpec(plan, shown),
    run: shown?.run ?? null,
    commandRun: findCommandRun(context, spec),
    runnable: runnable(plan),
    dead: [...tasks.values()].flatMap(deadOf),
    stack: context.facts().stack,
    trusted: context.settings().trusted,
    changes: countChanges(context.changes(spec).diff),
    drift: runDrift(plan, shown),
    notice: context.mirror.problem() ?? rulesNotice(context) ?? sleepNotice(context, shown),
    writeBackProblem: context.ticks.problem(plan.spec),
  };
}

/** That the machine slept is said while the run it slept in goes on. */
function sleepNotice({ sleepWatch }: Context, shown: RunState | null): string | null {
  const sleep = sleepWatch?.look();
  const isOfRun = sleep && shown && !isEnded(shown.run.status) && sleep.noticedAt > shown.run.startedAt;
  return isOfRun ? sleepText(sleep) : null;
}

/** Rules that cannot be read stop nothing, and must not go unseen. */
function rulesNotice(context: Context): string | null {
  const [first, ...rest] = context.facts().ruleRemarks;
  if (!first) return null;
  return `${relativeTo(context.projectDir, first.file)}: ${first.message}${rest.length ? ` (${rest.length} more under Rules.)` : ''}`;
}

/** Run waits for a dead command only where the task is approved and still to be done. */
function deadOf({ task, mapping, preflight: checked, status }: BoardTask): DeadTask[] {
  if (mapping.status !== 'approved' || isSettled(status)) return [];
  return [toDeadTask(task, mapping.answer, checked)].filter((dead) => dead !== null);
}

/** Every task of a plan as the board shows it, by task id. */
export function boardTasks(context: Context, plan: Plan, shown: RunState | null): Map<string, BoardTask> {
  const mappings = liveMappings(context.db, plan);
  const executors = executorsOf(context);
  const running = new Map(shown?.tasks.map((task) => [task.taskId, task]));
  const toBoard = (task: PlanTask): BoardTask[] => {
    const mapping = mappings.get(task.id);
    if (!mapping) return [];
    const runTask = running.get(task.id) ?? null;
    const checked = preflight(mapping.answer, executors);
    return [{ task, mapping, preflight: checked, status: runTask?.status ?? before(task), runTask }];
  };
  const all = plan.layers.flatMap((layer) => layer.tasks.flatMap(toBoard));
  return new Map(all.map((task) => [task.task.id, task]));
}

/** Progress of the run that is shown, or of the plan's ticked boxes before the first. */
export function progressOfSpec(plan: Plan, shown: RunState | null): Progress {
  if (shown) return progressOf(shown.tasks);
  const tasks = plan.layers.flatMap((layer) => layer.tasks);
  const complete = tasks.filter((task) => task.done).length;
  const percent = tasks.length ? Math.floor((complete / tasks.length) * 100) : 0;
  return { total: tasks.length, complete, failed: 0, skipped: 0, percent, averageMs: null, remainingMs: null };
}

function boardLayer(
  spec: string,
  { key, name, parallel, tasks }: PlanLayer,
  board: ReadonlyMap<string, BoardTask>,
  shown: RunState | null,
): BoardLayer {
  const ofRun = shown ? tasksOfLayer(shown.tasks, key) : [];
  const shownTasks = tasks.flatMap((task) => board.get(task.id) ?? []);
  const sync = ofRun.find((task) => task.taskId === syncTaskId(spec, key)) ?? null;
  return { key, name, parallel, status: statusOf(ofRun, shownTasks), tasks: shownTasks, sync };
}

function statusOf(ofRun: RunTask[], tasks: BoardTask[]): BoardLayer['status'] {
  if (ofRun.length) return layerStatus(ofRun);
  return tasks.length > 0 && tasks.every((task) => task.status === 'complete') ? 'complete' : 'pending';
}

const before = (task: PlanTask): 'complete' | 'pending' => (task.done ? 'complete' : 'pending');

function runnable(plan: Plan): Board['runnable'] {
  try {
    assertRunnablePlan(plan);
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: toProblem(error) };
  }
}
