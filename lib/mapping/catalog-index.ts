import MiniSearch from 'minisearch';
import type { Catalog, Command } from '@/lib/domain/command';
import { needsOf } from './command-needs';
import type { Need } from './stack-needs';
import { stemsOf } from './words';

/** A command as the search sees it. */
export type Entry = { command: Command; name: readonly string[]; plugin: readonly string[]; needs: readonly Need[] };

/** A catalog made searchable once, and looked up by name. */
export type CatalogIndex = {
  search: MiniSearch<Document>;
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
  const search = new MiniSearch<Document>({
    fields: ['name', 'plugin', 'description'],
    tokenize: stemsOf,
    processTerm: (term, field) => (field === 'description' && idle.has(term) ? null : term),
  });
  const entries = catalog.map(entryOf);
  search.addAll(
    entries.map(({ command }, id) => {
      const segments = command.command.slice(1).replaceAll(/[-_]/g, ' ').split(':');
      const plugin = segments.slice(0, -1).join(' ');
      return { id, name: segments.at(-1) ?? '', plugin, description: command.description };
    }),
  );
  const index = { search, entries, byName: new Map(catalog.map((command) => [command.command, command])) };
  indexes.set(catalog, index);
  return index;
}

function entryOf(command: Command): Entry {
  const segments = command.command.slice(1).split(':');
  const telling = (text: string): string[] => stemsOf(text.replaceAll(/[-_]/g, ' ')).filter((stem) => !idling(stem));
  const name = telling(segments.at(-1) ?? '');
  return { command, name, plugin: telling(segments.slice(0, -1).join(' ')), needs: needsOf(command.command) };
}

/** In names these say only that something is made. */
const idling = (stem: string): boolean => idle.has(stem) || /^(?:init|initialize|integrate|configure)$/.test(stem);
