import { dropArrangement, getArrangement, putArrangement } from '@/db/queries/arrangements';
import { getPlan } from '@/db/queries/specs';
import { AshlarError } from '@/lib/domain/errors';
import { type Arrangement, findPlanTask, noArrangement, type Plan, planTasks } from '@/lib/domain/plan';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { findPhase } from '@/lib/plan/find-phase';
import type { Context } from '@/lib/workspace/context';
import { findOpenRun } from './find-run';
import { requireTask } from './find-task';

/** The plan as it is shown, and as its file says it. */
type Plans = { shown: Plan; written: Plan };

/**
 * Puts phases and tasks of an imported plan into other layers, and lets the parts of tasks run singly or together
 * again; without any change it only says how they stand. Refuses while a run of the plan is open (`E_CONFLICT`), for plans that say their layers (`E_LAYERED`), and
 * names nobody has (`E_NOT_FOUND`); then nothing is changed.
 */
export function arrange(context: Context, input: ParsedVerbInput<'arrange'>): VerbOutput<'arrange'> {
  const { db, clock } = context;
  const shown = context.unmappedPlan(input.spec);
  if (!changesSomething(input)) return resultOf(shown);
  assertNoRun(context, shown.spec);
  const plans = { shown, written: getPlan(db, shown.spec)?.plan ?? shown };
  const before = input.reset ? noArrangement : (getArrangement(db, shown.spec) ?? noArrangement);
  const next = changed(before, input, plans);
  const isEmpty = next.split.length === 0 && [next.phases, next.tasks].every((all) => Object.keys(all).length === 0);
  if (isEmpty) dropArrangement(db, shown.spec);
  else putArrangement(db, shown.spec, next, clock.now());
  return resultOf(context.unmappedPlan(input.spec));
}

function changesSomething({ phases, tasks, split, join, reset }: ParsedVerbInput<'arrange'>): boolean {
  return reset || [Object.keys(phases), Object.keys(tasks), split, join].some((names) => names.length > 0);
}

function resultOf({ spec, phases, layers, diagnostics }: Plan): VerbOutput<'arrange'> {
  return {
    spec,
    phases,
    layers: layers.map(({ key, name, tasks }) => ({ key, name, tasks: tasks.length })),
    problems: diagnostics.filter(({ severity }) => severity === 'error'),
  };
}

function assertNoRun(context: Context, spec: string): void {
  const open = findOpenRun(context, spec);
  if (open?.kind !== 'plan') return;
  throw new AshlarError(
    'E_CONFLICT',
    `${spec} has a ${open.rehearsal ? 'rehearsal' : 'run'} that is ${open.status}: its order stays as it is until it ends.`,
    'Let it end, or cancel it first.',
  );
}

function changed(before: Arrangement, input: ParsedVerbInput<'arrange'>, plans: Plans): Arrangement {
  const phases = Object.entries(input.phases).map(([name, layer]) => [findPhase(plans.shown, name).id, layer] as const);
  const tasks = Object.entries(input.tasks).map(([name, layer]) => [requireTask(plans.shown, name).id, layer] as const);
  if ([...phases, ...tasks].some(([, layer]) => layer !== null)) assertImported(plans.written);
  const join = new Set(input.join.map((name) => wholeOf(plans, name)));
  const split = new Set([...before.split, ...input.split.map((name) => splittable(plans, name))]);
  return {
    phases: withChoices(before.phases, phases),
    tasks: withChoices(before.tasks, tasks),
    split: [...split].filter((id) => !join.has(id)),
  };
}

function withChoices(
  before: Record<string, string>,
  choices: readonly (readonly [string, string | null])[],
): Record<string, string> {
  const all = new Map(Object.entries(before));
  for (const [id, layer] of choices) {
    if (layer === null) all.delete(id);
    else all.set(id, layer);
  }
  return Object.fromEntries(all);
}

function assertImported(plan: Plan): void {
  if (plan.phases.length > 0) return;
  throw new AshlarError(
    'E_LAYERED',
    `${plan.path} says itself in which layers its tasks run.`,
    'Move the task in the file.',
  );
}

function splittable(plans: Plans, name: string): string {
  const task = findPlanTask(plans.shown, name) ?? findPlanTask(plans.written, name);
  // Split already: then it stays so.
  if (task?.parent) return task.parent;
  const known = task ?? requireTask(plans.shown, name);
  if (known.subtasks.length > 0) return known.id;
  throw new AshlarError('E_INPUT', `${name} has no parts that could run singly.`, 'Name a task with sub-tasks.');
}

/** A task whose parts run singly is not in the plan that is shown; it is named by one of its parts or by its own id. */
function wholeOf({ shown, written }: Plans, name: string): string {
  const part = findPlanTask(shown, name);
  if (part) return part.parent ?? part.id;
  const whole = planTasks(written).find(({ id, ref }) => id === name || ref?.toLowerCase() === name.toLowerCase());
  return (whole ?? requireTask(shown, name)).id;
}
