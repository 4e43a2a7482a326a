import type { Catalog, Command } from '@/lib/domain/command';
import type { Alternative } from '@/lib/domain/mapping';
import { extractArguments } from './arguments';
import { indexOf } from './catalog-index';
import type { JudgedRule } from './judge-rules';
import { nearestCommands } from './nearest';
import type { TaskReading } from './read-task';
import type { SearchHit } from './search-catalog';

export const ALTERNATIVES_MAX = 5;
/** A search's score from which on it counts in full. */
const FULL_SCORE = 12;

/** Everything worth offering, best first: what rules say, living neighbours of dead commands, what the search finds. */
export function listCandidates(
  reading: TaskReading,
  rules: readonly JudgedRule[],
  found: readonly SearchHit[],
  catalog: Catalog,
): Alternative[] {
  const list: Alternative[] = [];
  const add = (command: string, confidence: number, reason: string): void => {
    if (list.some((known) => known.command === command)) return;
    list.push(alternative(command, extractArguments(reading, command, entryOf(command, catalog)), confidence, reason));
  };
  for (const rule of rules) {
    if (rule.refused) continue;
    if (rule.dead)
      for (const near of nearestCommands(rule.command, catalog, 2))
        add(near, 45, `Installed, and named much like ${rule.command}.`);
    else add(rule.command, rule.confidence, rule.reason);
  }
  const top = found[0]?.score ?? 1;
  for (const hit of found.slice(0, ALTERNATIVES_MAX + 2)) {
    const confidence = Math.round(Math.min(1, hit.score / Math.max(top, FULL_SCORE)) * 50);
    add(
      hit.command.command,
      confidence,
      `Its name or description shares “${hit.shared.slice(0, 4).join(', ')}” with the task.`,
    );
  }
  return list.toSorted((a, b) => b.confidence - a.confidence);
}

export function entryOf(command: string, catalog: Catalog): Command | undefined {
  return indexOf(catalog).byName.get(command);
}

export function alternative(command: string, args: string, confidence: number, reason: string): Alternative {
  return { command, args, confidence, reason };
}
