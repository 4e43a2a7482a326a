import type { Estimate } from '@/lib/domain/estimate';
import { type Answer, answerLabel } from '@/lib/domain/mapping';
import { commandKind } from './command-kind';

export type PastAttempt = { command: string; durationMs: number | null; costUsd: number | null };

/** What an attempt by each command came to before: the medians. */
export type History = ReadonlyMap<string, { ms: number | null; usd: number | null }>;

export function learnHistory(past: readonly PastAttempt[]): History {
  const byCommand = new Map<string, { ms: number[]; usd: number[] }>();
  for (const { command, durationMs, costUsd } of past) {
    const kind = commandKind(command);
    const known = byCommand.get(kind) ?? { ms: [], usd: [] };
    if (durationMs !== null) known.ms.push(durationMs);
    if (costUsd !== null) known.usd.push(costUsd);
    byCommand.set(kind, known);
  }
  return new Map([...byCommand].map(([kind, { ms, usd }]) => [kind, { ms: median(ms), usd: median(usd) }]));
}

/**
 * What tasks will take and cost if they go as others did before: sums over those whose command has a history. Null where
 * none has one, never a guess; whoever shows it says how many are known.
 */
export function estimate(answers: readonly (Answer | null)[], history: History): Estimate {
  const past = answers.flatMap((answer) => {
    if (answer?.kind === 'done-by-me' || answer?.kind === 'skip') return { ms: 0, usd: null };
    return (answer && history.get(commandKind(answerLabel(answer)))) ?? [];
  });
  return {
    tasks: answers.length,
    known: past.length,
    ms: sum(past.map(({ ms }) => ms)),
    usd: sum(past.map(({ usd }) => usd)),
  };
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length ? known.reduce((total, value) => total + value, 0) : null;
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1, middle + 1);
  return (low + high) / 2;
}
