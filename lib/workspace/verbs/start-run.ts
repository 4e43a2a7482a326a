import { parseSlashCommand } from '@/lib/domain/command';
import { AshlarError } from '@/lib/domain/errors';
import type { Answer, Mapping } from '@/lib/domain/mapping';
import { hasErrors, type Plan } from '@/lib/domain/plan';
import type { RunState, RunTask } from '@/lib/domain/run';
import { isSettled } from '@/lib/domain/task-status';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { buildRun } from '@/lib/engine/build-run';
import { keepForeignStatusFile } from '@/lib/status-file/keep-aside';
import type { Context } from '@/lib/workspace/context';
import { latestRealRun } from '@/lib/workspace/mirror-runs';
import { liveMappings } from '@/lib/workspace/proposals';
import { findOpenRun } from './find-run';

/** Begins a run of a spec. Refuses plans with errors, untrusted projects, and a second run of the same spec. */
export function startRun(context: Context, input: ParsedVerbInput<'run'>): VerbOutput<'run'> {
  const plan = context.plan(input.spec);
  assertRunnablePlan(plan);
  assertTrusted(context, input.rehearsal);
  const open = findOpenRun(context, plan.spec);
  if (open) {
    throw new AshlarError(
      'E_CONFLICT',
      `${plan.spec} already has a run: it is ${open.status}.`,
      'Continue it, or cancel it first.',
    );
  }
  const last = latestRealRun(context.db, plan.spec);
  const earlier = input.fresh || !last ? new Map<string, RunTask>() : settledTasks(last);
  const layers = chooseLayers(plan, input.layers ?? null, earlier, input.rehearsal);
  const mappings = liveMappings(context.db, plan);
  const state = buildRun({
    plan,
    mappings: input.rehearsal ? asIfApproved(mappings) : mappings,
    layers,
    rehearsal: input.rehearsal,
    earlier,
    sync: syncAnswer(context, plan.spec),
    now: context.clock.now(),
  });
  if (!last && !input.rehearsal) keepForeignStatusFile(context.projectDir, plan.spec);
  context.engine.start(state);
  return { run: context.engine.state(state.run.id).run, task: null };
}

/** Throws `E_PLAN` when the plan has errors, with the first one's line. */
export function assertRunnablePlan(plan: Plan): void {
  const first = plan.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  if (!first || !hasErrors(plan)) return;
  throw new AshlarError(
    'E_PLAN',
    `${plan.path}:${first.line}: ${first.message}`,
    first.hint ?? 'Correct the plan first.',
  );
}

function assertTrusted(context: Context, rehearsal: boolean): void {
  if (rehearsal || context.settings().trusted) return;
  throw new AshlarError(
    'E_NOT_TRUSTED',
    'This project is not trusted yet: its tasks can be read and rehearsed, not run.',
    'Trust it in the page or with: ashlar trust',
  );
}

function settledTasks({ run, tasks }: RunState): Map<string, RunTask> {
  // What an earlier run skipped was a decision about that run; what it completed is done.
  const done = tasks.filter((task) => task.status === 'complete');
  const everything = run.status === 'complete' && done.length > 0 && tasks.every((task) => isSettled(task.status));
  return new Map(everything ? [] : done.map((task) => [task.taskId, task]));
}

/** Layers asked for must exist, and nothing before any of them may be left to do outside the run. */
function chooseLayers(
  plan: Plan,
  wanted: readonly string[] | null,
  earlier: ReadonlyMap<string, RunTask>,
  rehearsal: boolean,
): string[] | null {
  if (!wanted?.length) return null;
  const keys = wanted.map((name) => name.toUpperCase());
  const unknown = keys.find((key) => !plan.layers.some((layer) => layer.key === key));
  const known = plan.layers.map((layer) => layer.key).join(', ');
  if (unknown)
    throw new AshlarError('E_NOT_FOUND', `${plan.spec} has no layer ${unknown}.`, `Its layers are ${known}.`);
  const last = plan.layers.findLastIndex((layer) => keys.includes(layer.key));
  const before = plan.layers.slice(0, last).filter((layer) => !keys.includes(layer.key));
  for (const layer of rehearsal ? [] : before) {
    const left = layer.tasks.filter((task) => !task.done && !earlier.has(task.id)).length;
    if (left === 0) continue;
    throw new AshlarError(
      'E_LAYER_ORDER',
      `${layer.key} is not complete: ${left} ${left === 1 ? 'task is' : 'tasks are'} left.`,
      `Layers run in order. Run ${layer.key} first.`,
    );
  }
  return keys;
}

function asIfApproved(mappings: ReadonlyMap<string, Mapping>): Map<string, Mapping> {
  return new Map([...mappings].map(([id, mapping]) => [id, { ...mapping, status: 'approved' as const }]));
}

/** The command run after each layer, by the user's settings. */
export function syncAnswer(context: Context, spec: string): Answer | null {
  const text = context.settings().syncCommand?.replaceAll('{spec}', spec) ?? null;
  if (text === null) return null;
  const slash = parseSlashCommand(text);
  return slash ? { kind: 'command', ...slash, effect: 'none' } : { kind: 'shell', text, effect: 'none' };
}
