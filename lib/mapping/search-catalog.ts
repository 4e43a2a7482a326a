import type { Catalog, Command } from '@/lib/domain/command';
import type { Stack } from '@/lib/domain/project';
import { type CatalogIndex, type Entry, idle, indexOf } from './catalog-index';
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

/** How much a word counts by where it stands. */
const fieldBoost = { name: 3, plugin: 2, description: 1 };
/** What the stack confirms counts more, what it is silent about less. */
const stackBoost: Record<NeedState, number> = { confirmed: 1, named: 1.3, unknown: 1, unconfirmed: 0.5, refused: 0 };
/** A confirmed need beats a command that needs nothing. */
const CONFIRMED = 1.3;
const HIGHEST_BOOST = 1.3;

/** How many of the best are looked at closely. */
const KEPT = 12;

/** Commands that fit the project and share words with the task, or words the field uses for the same, best first. */
export function searchCatalog(task: TaskReading, catalog: Catalog, stack: Stack): SearchHit[] {
  if (catalog.length === 0) return [];
  const index = indexOf(catalog);
  const query = readQuery(task);
  const states = new Map<readonly Need[], NeedsResult>();
  const ranked: { entry: Entry; score: number; state: NeedState; facts: string[]; terms: string[] }[] = [];
  let floor = 0;
  for (const { id, score, queryTerms } of search(index, query.terms, query.weights)) {
    // Results come best first: what follows cannot rise above those kept.
    if (ranked.length >= KEPT && score * HIGHEST_BOOST < floor) break;
    const entry = index.entries[id as number] as Entry;
    const checked = states.get(entry.needs) ?? checkNeeds(entry.needs, stack, task.said);
    states.set(entry.needs, checked);
    const { state, facts } = checked;
    if (state === 'refused') continue;
    const boost = entry.needs.length && state === 'confirmed' ? CONFIRMED : stackBoost[state];
    ranked.push({ entry, score: score * boost, state, facts, terms: queryTerms });
    if (ranked.length === KEPT) floor = Math.min(...ranked.map((one) => one.score));
  }
  const best = ranked.toSorted((a, b) => b.score - a.score || byName(a.entry, b.entry)).slice(0, KEPT);
  return best.map(({ entry, score, state, facts, terms }) => ({
    command: entry.command,
    score,
    shared: query.textsOf(terms),
    named: isNamed(entry, query, state),
    meant: isMeant(entry, query, state),
    state,
    facts,
  }));
}

const byName = (a: Entry, b: Entry): number => (a.command.command < b.command.command ? -1 : 1);

function search({ search: engine }: CatalogIndex, terms: readonly string[], weights: readonly number[]) {
  return engine.search(terms.join(' '), {
    boost: fieldBoost,
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (idle.has(term) ? null : term),
    boostTerm: (_, i) => weights[i] ?? 0,
  });
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
