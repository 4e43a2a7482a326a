import MiniSearch from 'minisearch';
import type { CatalogEntry } from '@/lib/domain/command';

type Found = { id: number; name: string; title: string; hint: string; plugin: string; description: string };

const fields = ['title', 'name', 'plugin', 'description', 'hint'] as const;
const boost = { title: 4, name: 3, plugin: 2, description: 1, hint: 0.5 };
const indexes = new WeakMap<readonly CatalogEntry[], MiniSearch<Found>>();

/**
 * Entries that fit what was typed so far, the best first: every word must be found, at the beginning of a word and
 * with a slip of the keyboard in longer ones. A name typed as it is written comes first.
 */
export function findCommands(entries: readonly CatalogEntry[], typed: string): CatalogEntry[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted.replace(/^\//, '') === '') return [...entries];
  const found = indexOf(entries).search(wanted.replace(/^\//, ''), {
    combineWith: 'AND',
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    boost,
    // Of two that fit alike, the one that can be used comes first.
    boostDocument: (id) => (entries[id as number]?.state === 'installed' ? 1 : 0.6),
  });
  const name = wanted.replace(/^\/?/, '/');
  const begins = (entry: CatalogEntry): boolean => entry.command.toLowerCase().startsWith(name);
  const ranked = found.flatMap(({ id }) => entries[id as number] ?? []);
  return [...ranked.filter(begins), ...ranked.filter((entry) => !begins(entry))];
}

function indexOf(entries: readonly CatalogEntry[]): MiniSearch<Found> {
  const known = indexes.get(entries);
  if (known) return known;
  const index = new MiniSearch<Found>({ fields: [...fields] });
  index.addAll(
    entries.map(({ command, description, argumentHint, plugin }, id) => ({
      ...{ id, description, hint: argumentHint, plugin: plugin ?? '' },
      title: command.slice(command.lastIndexOf(':') + 1),
      name: command,
    })),
  );
  indexes.set(entries, index);
  return index;
}
