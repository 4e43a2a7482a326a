import { type CatalogEntry, usableCommands } from '@/lib/domain/command';

/** A catalog by name. `byShortName`: the usable commands of plugins and folders under their last word alone. */
export type EntryIndex = {
  byName: ReadonlyMap<string, readonly CatalogEntry[]>;
  byShortName: ReadonlyMap<string, readonly string[]>;
  usable: readonly CatalogEntry[];
};

const indexes = new WeakMap<readonly CatalogEntry[], EntryIndex>();

/** The index of a catalog, made once: a board asks it for each of its tasks. */
export function indexEntries(entries: readonly CatalogEntry[]): EntryIndex {
  const known = indexes.get(entries);
  if (known) return known;
  const byName = new Map<string, CatalogEntry[]>();
  const byShortName = new Map<string, string[]>();
  const usable = usableCommands(entries);
  for (const entry of entries) {
    for (const name of [entry.command, ...entry.aliases]) byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  for (const { command } of usable) {
    const colon = command.lastIndexOf(':');
    if (colon === -1) continue;
    const short = command.slice(colon + 1);
    byShortName.set(short, [...(byShortName.get(short) ?? []), command]);
  }
  const index: EntryIndex = { byName, byShortName, usable };
  indexes.set(entries, index);
  return index;
}
