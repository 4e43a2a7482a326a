import { listTicks } from '@/db/queries/ticks';
import { AshlarError } from '@/lib/domain/errors';
import type { Mapping } from '@/lib/domain/mapping';
import { type Plan, planTasks } from '@/lib/domain/plan';
import type { Run, RunState, RunTask } from '@/lib/domain/run';
import { isSettled } from '@/lib/domain/task-status';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { withdrawnStatus } from '@/lib/domain/withdrawn';
import { buildRun } from '@/lib/engine/build-run';
import { taskFiles } from '@/lib/plan/task-files';
import { taskFingerprint } from '@/lib/plan/task-fingerprint';
import { withoutOwnTicks } from '@/lib/plan/write-back/without-own-ticks';
import { checkAnswer } from '@/lib/workspace/carry-out';
import type { Context } from '@/lib/workspace/context';
import { deadCommands, toDeadTask } from '@/lib/workspace/dead-tasks';
import { keepEarlierStatusFile, latestRealRun } from '@/lib/workspace/mirror-runs';
import { liveMappings } from '@/lib/workspace/proposals';
import { namedSync, syncAnswer } from '@/lib/workspace/sync-answer';
import { approve } from './approve';
import { findOpenRun } from './find-run';

/**
 * Begins a run of a spec. Refuses plans with errors, untrusted projects, dead commands, and a second run of the same
 * spec.
 */
export function startRun(context: Context, input: ParsedVerbInput<'run'>): VerbOutput<'run'> {
  // What is installed is looked up at this moment: money may be spent on it.
  context.factsBook.readNow();
  const plan = context.plan(input.spec);
  assertRunnablePlan(plan);
  assertTrusted(context, input.rehearsal);
  const last = latestRealRun(context.db, plan.spec);
  const scope = scopeOf(plan, input.layers);
  if (scope && !input.rehearsal) assertLayerOrder(plan, scope, last);
  const earlier = input.fresh || !last ? new Map<string, RunTask>() : settledTasks(last, scope);
  const build = (): RunState => {
    const mappings = liveMappings(context.db, plan);
    return buildRun({
      plan: withoutOwnTicks(plan, listTicks(context.db, plan.spec), isLeftOpen(last, input.fresh)),
      mappings: input.rehearsal ? asIfApproved(mappings) : mappings,
      layers: scope,
      rehearsal: input.rehearsal,
      earlier,
      // A rehearsal plays what the settings name, there or not.
      sync: input.rehearsal ? namedSync(context, plan.spec) : syncAnswer(context, plan.spec),
      fingerprintOf: taskFingerprint,
      filesOf: taskFiles,
      choices: { parallel: input.parallel ?? null, onFailure: input.onFailure ?? null },
      now: context.clock.now(),
    });
  };
  const standing = findOpenRun(context, plan.spec);
  if (!input.rehearsal && (!standing || standing.rehearsal)) assertLiving(context, plan, build());
  // After everything that may refuse the run: a refused one ends no rehearsal.
  const open = endRehearsal(context, input.rehearsal, standing);
  if (open) throw inTheWay(open);
  const approved =
    input.approveFrom === undefined
      ? []
      : approve(context, { spec: plan.spec, all: false, minConfidence: input.approveFrom }, { fallen: false }).approved;
  const state = build();
  if (!last && !input.rehearsal) keepEarlierStatusFile(context, plan.spec);
  context.engine.start(state);
  return { run: context.engine.state(state.run.id).run, task: null, approved };
}

/** Throws `E_DEAD_COMMAND` when the run would come to approved commands that cannot be used here. */
function assertLiving(context: Context, plan: Plan, { run, tasks }: RunState): void {
  const planned = new Map(planTasks(plan).map((task) => [task.id, task]));
  const dead = tasks.flatMap(({ taskId, layerKey, status, answer }) => {
    const task = planned.get(taskId);
    const inScope = run.scope === null || run.scope.includes(layerKey);
    if (!task || !inScope || isSettled(status)) return [];
    return toDeadTask(task, answer, checkAnswer(context, answer)) ?? [];
  });
  if (dead.length) throw deadCommands(plan.spec, dead);
}

/** Of which tasks a tick of ours says nothing: the ledger says that they are to be done. */
function isLeftOpen(last: RunState | null, fresh: boolean): (taskId: string) => boolean {
  const open = new Set(last?.tasks.filter(({ status }) => status !== 'complete').map(({ taskId }) => taskId));
  return (taskId) => fresh || open.has(taskId);
}

/** A spec has one open run at a time, of its plan or of a command. */
export function inTheWay({ kind, rehearsal, title, specId, status }: Run): AshlarError {
  const what = kind === 'command' ? `run of ${title}` : rehearsal ? 'rehearsal' : 'run';
  return new AshlarError(
    'E_CONFLICT',
    `${specId} already has a ${what}: it is ${status}.`,
    'Continue it, or cancel it first.',
  );
}

/** A real run needs no rehearsal beside it: one that still stands open is ended. */
function endRehearsal({ engine }: Context, rehearsal: boolean, open: Run | null): Run | null {
  if (!open?.rehearsal || rehearsal) return open;
  engine.cancel(open.id, null);
  return null;
}

/** Throws `E_PLAN` when the plan has errors, with the first one's line. */
export function assertRunnablePlan(plan: Plan): void {
  const first = plan.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  if (!first) return;
  throw new AshlarError(
    'E_PLAN',
    `${plan.path}:${first.line}: ${first.message}`,
    first.hint ?? 'Correct the plan first.',
  );
}

/** Throws `E_NOT_TRUSTED` unless the person trusts the project; a rehearsal needs no trust. */
export function assertTrusted(context: Context, rehearsal: boolean): void {
  if (rehearsal || context.settings().trusted) return;
  throw new AshlarError(
    'E_NOT_TRUSTED',
    'This project is not trusted yet: its tasks can be read and rehearsed, not run.',
    'Trust it in the page or with: ashlar trust',
  );
}

/**
 * What an earlier run settled. Completed tasks are done; a skip was a decision about that run, and is asked again
 * where the new run comes by.
 */
function settledTasks({ tasks }: RunState, scope: readonly string[] | null): Map<string, RunTask> {
  const kept = tasks.filter(({ status, layerKey }) => {
    const executed = scope === null || scope.includes(layerKey);
    return executed ? status === 'complete' : isSettled(status);
  });
  return new Map(kept.map((task) => [task.taskId, task]));
}

/** The layers asked for, in the plan's spelling; null for all. Throws `E_NOT_FOUND` for one the plan has not. */
export function scopeOf(plan: Plan, wanted: readonly string[] | undefined): string[] | null {
  if (!wanted) return null;
  const keys = wanted.map((name) => name.toUpperCase());
  const unknown = keys.find((key) => !plan.layers.some((layer) => layer.key === key));
  const known = plan.layers.map((layer) => layer.key).join(', ');
  if (!unknown) return keys;
  throw new AshlarError('E_NOT_FOUND', `${plan.spec} has no layer ${unknown}.`, `Its layers are ${known}.`);
}

/** Layers run in order: nothing before a chosen one may be left to do outside the run. Throws `E_LAYER_ORDER`. */
function assertLayerOrder(plan: Plan, scope: readonly string[], last: RunState | null): void {
  const until = plan.layers.findLastIndex((layer) => scope.includes(layer.key));
  for (const layer of plan.layers.slice(0, until)) {
    if (scope.includes(layer.key)) continue;
    const ofRun = last?.tasks.filter((task) => task.layerKey === layer.key) ?? [];
    const settled = new Set(ofRun.filter((task) => isSettled(task.status)).map((task) => task.taskId));
    const left = layer.tasks.filter(
      (task) => !task.done && !settled.has(task.id) && withdrawnStatus(task) === null,
    ).length;
    const unsynced = ofRun.some((task) => task.role === 'sync' && !isSettled(task.status));
    if (left === 0 && !unsynced) continue;
    const what = left === 0 ? 'its sync is left' : `${left} ${left === 1 ? 'task is' : 'tasks are'} left`;
    const hint = `Layers run in order. Run ${layer.key} first.`;
    throw new AshlarError('E_LAYER_ORDER', `${layer.key} is not complete: ${what}.`, hint);
  }
}

function asIfApproved(mappings: ReadonlyMap<string, Mapping>): Map<string, Mapping> {
  return new Map([...mappings].map(([id, mapping]) => [id, { ...mapping, status: 'approved' as const }]));
}
