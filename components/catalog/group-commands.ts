import type { CatalogEntry } from '@/lib/domain/command';
import type { CommandUse } from '@/lib/domain/verb-outputs';

/** `remark`: what is the same for all of its commands, such as that their plugin is off; said once. */
export type CommandGroup = { key: string; title: string; entries: CatalogEntry[]; remark: string | null };

/** What of the catalog is shown. */
export const catalogFilters = ['all', 'usable', 'off', 'used'] as const;
export type CatalogFilter = (typeof catalogFilters)[number];
export const catalogFilterWords: Record<CatalogFilter, string> = {
  all: 'All',
  usable: 'Usable',
  off: 'Not usable',
  used: 'Used by plans',
};

export function filterCommands(
  entries: readonly CatalogEntry[],
  filter: CatalogFilter,
  uses: Readonly<Record<string, CommandUse[]>>,
): CatalogEntry[] {
  switch (filter) {
    case 'all':
      return [...entries];
    case 'usable':
      return entries.filter(({ state }) => state === 'installed');
    case 'off':
      return entries.filter(({ state }) => state !== 'installed');
    case 'used':
      return entries.filter(({ command }) => uses[command] !== undefined);
  }
}

const titles = { project: 'This project', user: 'Your own', given: 'Given', 'built-in': 'Claude Code itself' } as const;

/** The project's commands first, then the user's, then each plugin's by name, and Claude Code's own last. */
export function groupCommands(entries: readonly CatalogEntry[]): CommandGroup[] {
  const groups = new Map<string, CommandGroup>();
  for (const entry of entries) {
    const key = entry.source === 'plugin' ? `plugin ${entry.plugin}` : entry.source;
    const title = entry.source === 'plugin' ? (entry.plugin ?? '') : titles[entry.source];
    const group = groups.get(key) ?? { key, title, entries: [], remark: entry.remark };
    group.entries.push(entry);
    if (group.remark !== entry.remark) group.remark = null;
    groups.set(key, group);
  }
  const place = ({ key }: CommandGroup): number =>
    ['project', 'user', 'given'].indexOf(key) + 1 || (key === 'built-in' ? 9 : 5);
  return [...groups.values()].sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title));
}
