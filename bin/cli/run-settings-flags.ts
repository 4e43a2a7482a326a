import { InvalidArgumentError } from 'commander';
import { CONCURRENCY_MAX, type OnFailure } from '@/lib/domain/project';
import type { SettingsView } from '@/lib/domain/verb-outputs';
import type { VerbInput } from '@/lib/domain/verbs';
import { durationText } from './wording';

/** A limit as typed; `off` takes it away. Not null: commander would make an empty text of it. */
type Limit = number | 'off';

/** What can be said of how runs go on. Minutes and US dollars. */
export type RunFlags = {
  concurrency?: number;
  onFailure?: OnFailure;
  taskUsd?: Limit;
  layerUsd?: Limit;
  runUsd?: Limit;
  layerMinutes?: Limit;
  runMinutes?: Limit;
  taskMinutes?: Limit;
  idleMinutes?: Limit;
};

/** What is to be changed, or null when nothing was said. */
export function runSettingsChange(flags: RunFlags): VerbInput<'setRunSettings'> | null {
  const { concurrency, onFailure, taskUsd, layerUsd, runUsd } = flags;
  const change = {
    ...{ concurrency, onFailure },
    ...{ attemptTimeoutMs: toMs(flags.taskMinutes), idleTimeoutMs: toMs(flags.idleMinutes) },
    budget: {
      taskUsd: toUsd(taskUsd),
      layerUsd: toUsd(layerUsd),
      runUsd: toUsd(runUsd),
      layerMs: toMs(flags.layerMinutes),
      runMs: toMs(flags.runMinutes),
    },
  };
  const said = [...Object.values({ ...change, budget: undefined }), ...Object.values(change.budget)];
  return said.some((value) => value !== undefined) ? change : null;
}

/** The same as rows of a table: name, value, what it means. */
export function runSettingsRows({ concurrency, onFailure, budget, ...limits }: SettingsView): string[][] {
  const usd = (amount: number | null): string => (amount === null ? 'off' : `US$ ${amount}`);
  const time = (ms: number | null): string => (ms === null ? 'off' : durationText(ms));
  return [
    ['concurrency', String(concurrency), 'tasks at once in layers marked parallel'],
    ['on-failure', onFailure, 'what follows when a task fails'],
    ['task', `${time(limits.attemptTimeoutMs)}, ${usd(budget.taskUsd)}`, 'most that a task takes and costs'],
    ['layer', `${time(budget.layerMs)}, ${usd(budget.layerUsd)}`, 'most that a layer takes and costs'],
    ['run', `${time(budget.runMs)}, ${usd(budget.runUsd)}`, 'most that a run takes and costs'],
    ['idle', time(limits.idleTimeoutMs), 'an attempt without a sign of life is ended'],
  ];
}

export function typedCount(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= CONCURRENCY_MAX) return value;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${CONCURRENCY_MAX}.`);
}

/** A number above nought, or `off`. */
export function typedLimit(text: string): Limit {
  if (text === 'off') return text;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0, or off.');
}

const toUsd = (amount: Limit | undefined): number | null | undefined => (amount === 'off' ? null : amount);

const toMs = (minutes: Limit | undefined): number | null | undefined =>
  typeof minutes === 'number' ? Math.max(1, Math.round(minutes * 60_000)) : toUsd(minutes);
