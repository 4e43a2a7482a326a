import type { Catalog, Command } from '@/lib/domain/command';
import type { Stack } from '@/lib/domain/project';
import { type CatalogIndex, type Entry, indexOf } from './catalog-index';
import { type Query, readQuery } from './query-words';
import type { TaskReading } from './read-task';
import { checkNeeds, type Need, type NeedState, type NeedsResult } from './stack-needs';

/** A command whose name or description shares words with the task. */
export type SearchHit = {
  command: Command;
  score: number;
  /** Shared words, as they stand in the task. */
  shared: string[];
  /** The command's name stands in what the task is about: all its words, two at least or with the plugin's name. */
  named: boolean;
  /**
   * The stack speaks for it, and the task is about what its name says, in the same words or the field's: sure enough to
   * be proposed where it is far ahead of the next.
   */
  meant: boolean;
  /** How the project's stack stands to it. */
  state: NeedState;
  /** Facts of the stack that speak for it. */
  facts: readonly string[];
};

/** What the stack confirms counts more, what it is silent about less. */
const stackBoost: Record<NeedState, number> = { confirmed: 1, named: 1.3, unknown: 1, unconfirmed: 0.5, refused: 0 };
/** A confirmed need beats a command that needs nothing. */
const CONFIRMED = 1.3;

/** How many of the best are looked at closely. */
const KEPT = 12;

/** Commands that fit the project and share words with the task, or words the field uses for the same, best first. */
export function searchCatalog(task: TaskReading, catalog: Catalog, stack: Stack): SearchHit[] {
  const index = indexOf(catalog);
  const query = readQuery(task);
  const scores = addScores(index, query);
  const found = new Map<readonly Need[], NeedsResult>();
  const needsFor = ({ needs }: Entry): NeedsResult => {
    const known = found.get(needs) ?? checkNeeds(needs, stack, task.said);
    found.set(needs, known);
    return known;
  };
  for (let id = 0; id < scores.length; id++) {
    const entry = index.entries[id];
    if (scores[id] && entry) scores[id] = (scores[id] ?? 0) * boostOf(entry, needsFor(entry).state);
  }
  return bestOf(scores).map(({ id, score }) => {
    const entry = index.entries[id] as Entry;
    const { state, facts } = needsFor(entry);
    return {
      command: entry.command,
      score,
      shared: query.textsOf(query.terms.filter((term) => index.scoresOf(term).has(id))),
      named: isNamed(entry, query, state),
      meant: isMeant(entry, query, state),
      state,
      facts,
    };
  });
}

function boostOf({ needs }: Entry, state: NeedState): number {
  return needs.length > 0 && state === 'confirmed' ? CONFIRMED : stackBoost[state];
}

/** The highest few, without sorting hundreds; of two alike the one that stands first. Uses the scores up. */
function bestOf(scores: Float64Array): { id: number; score: number }[] {
  const best: { id: number; score: number }[] = [];
  while (best.length < KEPT) {
    let id = 0;
    for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[id] ?? 0)) id = i;
    const score = scores[id] ?? 0;
    if (score === 0) break;
    best.push({ id, score });
    scores[id] = 0;
  }
  return best;
}

/** The score of every entry: its words' scores, weighed, times how many of the words it has. */
function addScores(index: CatalogIndex, { terms, weights }: Query): Float64Array {
  const sums = new Float64Array(index.entries.length);
  const counts = new Uint16Array(index.entries.length);
  terms.forEach((term, i) => {
    const weight = weights[i] ?? 0;
    for (const [id, score] of index.scoresOf(term)) {
      sums[id] = (sums[id] ?? 0) + weight * score;
      counts[id] = (counts[id] ?? 0) + 1;
    }
  });
  return sums.map((sum, id) => sum * (counts[id] ?? 0));
}

function isNamed(entry: Entry, query: Query, state: NeedState): boolean {
  if (state === 'unconfirmed' || entry.name.length === 0) return false;
  const plugin = entry.plugin.length > 0 && entry.plugin.every(query.has);
  return entry.name.length >= (plugin ? 1 : 2) && entry.name.every(query.isAbout);
}

/** Words of names for acts that make nothing: a task that makes something does not mean them. */
const looking = /^(?:validate|test|e2e|deploy|analyze|search|monitor|optimize|rollback|check|detect|migrate)$/;

function isMeant(entry: Entry, query: Query, state: NeedState): boolean {
  if (entry.needs.length === 0 || (state !== 'confirmed' && state !== 'named') || entry.name.length === 0) return false;
  return entry.name.every((stem) => !looking.test(stem) && query.says(stem));
}
