import MiniSearch from 'minisearch';
import type { Catalog, Command } from '@/lib/domain/command';
import { needsOf } from './command-needs';
import type { Need } from './stack-needs';
import { stemsOf } from './words';

/** A command as the search sees it. */
export type Entry = { command: Command; name: readonly string[]; plugin: readonly string[]; needs: readonly Need[] };

/** A catalog made searchable once, and looked up by name. */
export type CatalogIndex = {
  /** What one word scores for the commands that have it, by their place in `entries`. */
  scoresOf: (term: string) => ReadonlyMap<number, number>;
  entries: readonly Entry[];
  byName: ReadonlyMap<string, Command>;
};

type Document = { id: number; name: string; plugin: string; description: string };

/** Words of names and descriptions that say nothing about what a command is for. */
export const idle = new Set(
  `a an the and or of to for with in on by from into using via add create build make new existing your project complete
  based support including include all any as is it its this that app application feature system implement generate setup
  be are at not no one two we you when if then than so their there can will must should each every per`.split(/\s+/),
);

const indexes = new WeakMap<Catalog, CatalogIndex>();

/** The index of a catalog; made at its first use and kept as long as the catalog is. */
export function indexOf(catalog: Catalog): CatalogIndex {
  const known = indexes.get(catalog);
  if (known) return known;
  const vocabulary = new Set<string>();
  const search = new MiniSearch<Document>({
    fields: ['name', 'plugin', 'description'],
    tokenize: stemsOf,
    processTerm: (term, field) => {
      if (field === 'description' && idle.has(term)) return null;
      vocabulary.add(term);
      return term;
    },
  });
  // By name: of commands that score alike the first is taken, however the catalog was ordered.
  const entries = catalog.map(entryOf).sort((a, b) => (a.command.command < b.command.command ? -1 : 1));
  search.addAll(
    entries.map(({ command }, id) => {
      const segments = command.command.slice(1).replaceAll(/[-_]/g, ' ').split(':');
      const plugin = segments.slice(0, -1).join(' ');
      return { id, name: segments.at(-1) ?? '', plugin, description: command.description };
    }),
  );
  const index = {
    scoresOf: rememberScores(search, vocabulary),
    entries,
    byName: new Map(catalog.map((command) => [command.command, command])),
  };
  indexes.set(catalog, index);
  return index;
}

/** How much a word counts by where it stands. */
const boost = { name: 3, plugin: 2, description: 1 };
const none: ReadonlyMap<number, number> = new Map();

/**
 * A search's score is the sum of what its words score, and plans say the same words again and again: each word is
 * looked for once. Words that no command has are not looked for at all.
 */
function rememberScores(search: MiniSearch<Document>, vocabulary: ReadonlySet<string>): CatalogIndex['scoresOf'] {
  const byTerm = new Map<string, ReadonlyMap<number, number>>();
  return (term) => {
    const known = byTerm.get(term);
    if (known) return known;
    if (idle.has(term) || !vocabulary.has(term)) return none;
    const results = search.search(term, { boost, tokenize: (text) => [text], processTerm: (text) => text });
    const scores = new Map(results.map(({ id, score }): [number, number] => [id, score]));
    byTerm.set(term, scores);
    return scores;
  };
}

function entryOf(command: Command): Entry {
  const segments = command.command.slice(1).split(':');
  const telling = (text: string): string[] => stemsOf(text.replaceAll(/[-_]/g, ' ')).filter((stem) => !idling(stem));
  const name = telling(segments.at(-1) ?? '');
  return { command, name, plugin: telling(segments.slice(0, -1).join(' ')), needs: needsOf(command.command) };
}

/** In names these say only that something is made. */
const idling = (stem: string): boolean => idle.has(stem) || /^(?:init|initialize|integrate|configure)$/.test(stem);
