import type { Catalog, Command } from '@/lib/domain/command';
import { confidenceBand } from '@/lib/domain/confidence';
import type { Alternative } from '@/lib/domain/mapping';
import { extractArguments } from './arguments';
import { calibrated } from './calibration';
import { indexOf } from './catalog-index';
import type { JudgedRule } from './judge-rules';
import { nearestCommands } from './nearest';
import type { TaskReading } from './read-task';
import type { SearchHit } from './search-catalog';

export const ALTERNATIVES_MAX = 5;
/** A search's score from which on it counts in full. */
const FULL_SCORE = 120;
/** What the search alone finds is never sure. */
const SEARCHED_MAX = 50;
const NEIGHBOUR = 45;

/** A command worth offering. */
export type Candidate = { command: string; confidence: number; reason: string };

/** Everything worth offering, best first: what rules say, living neighbours of dead commands, what the search finds. */
export function listCandidates(
  rules: readonly JudgedRule[],
  found: readonly SearchHit[],
  catalog: Catalog,
): Candidate[] {
  const list = new Map<string, Candidate>();
  const add = (command: string, confidence: number, reason: string): void => {
    if (!list.has(command)) list.set(command, { command, confidence, reason });
  };
  for (const rule of rules) {
    if (rule.refused) continue;
    if (rule.dead)
      for (const near of neighbours(rule.command, catalog))
        add(near, NEIGHBOUR, `Installed, and named much like ${rule.command}.`);
    else add(rule.command, calibrated(rule.confidence), whyNot(rule, rules[0]));
  }
  const top = Math.max(found[0]?.score ?? 1, FULL_SCORE);
  for (const hit of found.slice(0, ALTERNATIVES_MAX + 2)) {
    const confidence = Math.round((hit.score / top) * SEARCHED_MAX);
    add(hit.command.command, confidence, whySearched(hit));
  }
  return [...list.values()].toSorted((a, b) => b.confidence - a.confidence);
}

/** The best of them but one, with their arguments. */
export function offer(
  candidates: readonly Candidate[],
  reading: TaskReading,
  catalog: Catalog,
  except: string | null,
): Alternative[] {
  return candidates
    .filter(({ command }) => command !== except)
    .slice(0, ALTERNATIVES_MAX)
    .map((one) => ({ ...one, args: extractArguments(reading, one.command, entryOf(one.command, catalog)) }));
}

/** Why a rule's command stands behind the first: its own doubt, or that the other is said more plainly. */
function whyNot(rule: JudgedRule, first: JudgedRule | undefined): string {
  if (confidenceBand(rule.confidence) === 'ask') return rule.doubt;
  if (!first || first === rule || first.command === rule.command) return rule.reason;
  return `${rule.reason.replace(/\.$/, '')}, but “${first.matched}” speaks more plainly for ${first.command}.`;
}

function whySearched({ shared, state }: SearchHit): string {
  if (shared.length === 0) return 'It does what the task wants done, but no word says that it is for this.';
  const words = `Its name or description speaks of “${shared.slice(0, 4).join(', ')}”`;
  return state === 'unconfirmed' ? `${words}, but the project’s stack does not.` : `${words}, and no rule does.`;
}

export function entryOf(command: string, catalog: Catalog): Command | undefined {
  return indexOf(catalog).byName.get(command);
}

/** The same few commands are missing for every task of a project. */
const known = new WeakMap<Catalog, Map<string, string[]>>();

function neighbours(command: string, catalog: Catalog): string[] {
  const byCommand = known.get(catalog) ?? new Map<string, string[]>();
  known.set(catalog, byCommand);
  const found = byCommand.get(command) ?? nearestCommands(command, catalog, 2);
  byCommand.set(command, found);
  return found;
}
