import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogRemark } from '@/lib/domain/command';
import { readInstallRecord } from './installed-plugins';
import { type Listing, readMarketplaces } from './marketplaces';
import { findPluginFolders, newestOf, type PluginFolder, projectPluginFolders, statedName } from './plugin-folders';
import { type PluginSwitch, readPluginSettings } from './plugin-settings';

/** An installed plugin. `key` names it with its marketplace, `name` is what its commands begin with. */
export type Plugin = PluginFolder & {
  key: string;
  /** How its marketplace lists it, which may add commands. */
  listing: Listing | null;
  /** Null when it can be used; else why not, and what to do. */
  off: string | null;
};

export type PluginReading = { plugins: Plugin[]; files: string[] };

/**
 * The plugins that are installed for this project, enabled or not. Settings decide what is enabled; where a plugin
 * stands is looked up in a marketplace that is a folder, in Claude Code's record, in the marketplace's clone, and at
 * last by name anywhere below the user's `plugins` folder.
 */
export function readPlugins(projectDir: string, userDir: string, remarks: CatalogRemark[]): PluginReading {
  const settings = readPluginSettings(projectDir, userDir, remarks);
  const record = readInstallRecord(projectDir, userDir, remarks);
  const marketplaces = readMarketplaces(userDir, settings.folders, remarks);
  const own = projectPluginFolders(projectDir);
  const root = join(userDir, 'plugins');
  let searched: PluginFolder[] | undefined;
  const search = (): PluginFolder[] => (searched ??= findPluginFolders(root));

  const plugins = new Map<string, Plugin>();
  const place = (key: string): (PluginFolder & { listing: Listing | null }) | null => {
    const [name = '', marketplace = ''] = key.split('@');
    const listed = marketplaces.find(marketplace, name);
    const listing = listed?.listing ?? null;
    const there = listing?.path && listed ? folderAt(listing.path, listed.root, name) : null;
    const installed = record.plugins.get(key);
    const recorded = installed ? folderAt(installed.path, installed.path, name) : null;
    const found = (listed?.live ? there : null) ?? recorded ?? there ?? byName(name, marketplace, search) ?? null;
    return found && { ...found, listing };
  };
  for (const key of new Set([...settings.switches.keys(), ...record.plugins.keys()])) {
    const state = settings.switches.get(key);
    const found = place(key);
    if (found) plugins.set(key, { ...found, key, off: whyOff(key, state, record.plugins.get(key)?.here ?? true) });
    else if (state?.on) remarks.push({ file: state.file, message: notFound(key) });
  }
  const used = new Set([...plugins.values()].map(({ path }) => path));
  for (const folder of own) {
    if (!used.has(folder.path)) plugins.set(folder.path, { ...folder, key: folder.name, listing: null, off: null });
  }
  // Before Claude Code kept a record, what stood in these folders was what was installed.
  for (const folder of record.exists ? [] : withoutClones(root, userDir, search)) {
    const known = [...plugins.values()].some(({ name }) => name === folder.name);
    if (!known)
      plugins.set(folder.path, { ...folder, key: folder.name, listing: null, off: neverEnabled(folder.name) });
  }
  return { plugins: [...plugins.values()], files: [...settings.files, record.file, ...marketplaces.files] };
}

function folderAt(path: string, root: string, name: string): PluginFolder | null {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return null;
  return { name: statedName(root, path) ?? name, path, root };
}

/** Of folders with the plugin's name: those under its marketplace's first, the newest version first. */
function byName(name: string, marketplace: string, search: () => PluginFolder[]): PluginFolder | undefined {
  const named = search().filter((folder) => folder.name === name);
  const fromThere = named.filter(({ path }) => marketplace && path.split(/[\\/]/).includes(marketplace));
  return newestOf(fromThere.length ? fromThere : named);
}

function withoutClones(root: string, userDir: string, search: () => PluginFolder[]): PluginFolder[] {
  if (!statSync(root, { throwIfNoEntry: false })) return [];
  const clones = join(userDir, 'plugins', 'marketplaces');
  return search().filter(({ path }) => !path.startsWith(clones));
}

function whyOff(key: string, state: PluginSwitch | undefined, here: boolean): string | null {
  if (state?.on) return null;
  if (state) return `The plugin ${key} is turned off in ${state.file}.`;
  return here ? neverEnabled(key) : `The plugin ${key} is installed for another project only.`;
}

const neverEnabled = (key: string): string =>
  `The plugin ${key} is installed but not enabled: set it to true under “enabledPlugins” in .claude/settings.json.`;

const notFound = (key: string): string =>
  `It enables the plugin ${key}, which is not on this machine: install it with claude plugin install ${key}.`;
