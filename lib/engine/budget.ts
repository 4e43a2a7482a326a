import type { Budget } from '@/lib/domain/project';
import type { RunPolicy, RunState, RunTask } from '@/lib/domain/run';
import type { Pause } from '@/lib/domain/run-status';

/** One ceiling of a run: `name` is what raises of it are counted by; amounts are US dollars or milliseconds of work. */
type Ceiling = { name: string; whose: string; unit: 'usd' | 'ms'; spent: number; most: number; taskId: string | null };

/** The ceilings that a task would start under, raised as often as a person did so. Rehearsals have none. */
function ceilings({ run, tasks }: RunState, task: RunTask, budget: Budget): Ceiling[] {
  if (run.rehearsal) return [];
  const spent = spentSoFar(tasks, task.layerKey);
  const layer = task.layerKey === '' ? 'The command' : `Layer ${task.layerKey}`;
  const all = [
    { name: `${task.taskId}.usd`, whose: task.key, unit: 'usd', spent: task.costUsd, most: budget.taskUsd },
    { name: `${task.layerKey}.usd`, whose: layer, unit: 'usd', spent: spent.layer.usd, most: budget.layerUsd },
    { name: 'run.usd', whose: 'The run', unit: 'usd', spent: spent.run.usd, most: budget.runUsd },
    { name: `${task.layerKey}.ms`, whose: layer, unit: 'ms', spent: spent.layer.ms, most: budget.layerMs },
    { name: 'run.ms', whose: 'The run', unit: 'ms', spent: spent.run.ms, most: budget.runMs },
  ] as const;
  return all.flatMap(({ most, ...ceiling }, index) => {
    if (most === null) return [];
    const raised = run.policy.raised[ceiling.name] ?? 0;
    return { ...ceiling, most: most * (1 + raised), taskId: index === 0 ? task.taskId : null };
  });
}

function spentSoFar(tasks: readonly RunTask[], layerKey: string) {
  const [run, layer] = [
    { usd: 0, ms: 0 },
    { usd: 0, ms: 0 },
  ];
  for (const task of tasks) {
    run.usd += task.costUsd;
    run.ms += task.workMs;
    if (task.layerKey !== layerKey) continue;
    layer.usd += task.costUsd;
    layer.ms += task.workMs;
  }
  return { run, layer };
}

/** The first ceiling that is reached before a task starts, or null. */
export function reachedCeiling(state: RunState, task: RunTask, budget: Budget): Ceiling | null {
  return ceilings(state, task, budget).find(({ spent, most }) => spent >= most) ?? null;
}

/** What an attempt at a task may cost, in US dollars; null when nothing limits it. */
export function budgetLeftUsd(state: RunState, task: RunTask, budget: Budget): number | null {
  const left = ceilings(state, task, budget).flatMap(({ unit, spent, most }) => (unit === 'usd' ? most - spent : []));
  return left.length ? Math.max(0, Math.min(...left)) : null;
}

export function pauseForBudget({ whose, unit, spent, most, taskId, name }: Ceiling): Pause {
  const words = unit === 'usd' ? 'cost' : 'time of work';
  const message = `${whose} has reached its ceiling of ${amount(unit, most)}: its ${words} so far is ${amount(unit, spent)}. Continue raises the ceiling once by its own amount; settings change it for good.`;
  return { reason: 'budget', taskId, message, ceiling: name };
}

/** A person goes on although a ceiling is reached: it is raised by its own amount, once. */
export function raiseCeiling(policy: RunPolicy, pause: Pause | null): RunPolicy {
  const name = pause?.reason === 'budget' ? pause.ceiling : undefined;
  if (!name) return policy;
  return { ...policy, raised: { ...policy.raised, [name]: (policy.raised[name] ?? 0) + 1 } };
}

function amount(unit: Ceiling['unit'], value: number): string {
  if (unit === 'usd') return `US$ ${value.toFixed(2)}`;
  const minutes = Math.floor(value / 60_000);
  if (minutes < 1) return `${(value / 1000).toFixed(1)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
