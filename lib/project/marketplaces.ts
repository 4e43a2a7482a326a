import { isAbsolute, join } from 'node:path';
import type { CatalogRemark } from '@/lib/domain/command';
import { membersOf, readJsonObject, textsOf } from './read-json';

/** A plugin as its marketplace lists it. `path` is its folder there; null when it is fetched from elsewhere. */
export type Listing = { path: string | null; commands: unknown; skills: unknown };

export type Marketplaces = {
  /** How a marketplace that is on this machine lists a plugin. `live`: its folder is used as it stands. */
  find(marketplace: string, plugin: string): { listing: Listing; root: string; live: boolean } | null;
  files: string[];
};

type Place = { path: string; root: string; live: boolean };

/** The marketplaces Claude Code keeps, and those that settings name as folders. */
export function readMarketplaces(
  userDir: string,
  folders: ReadonlyMap<string, { path: string; root: string }>,
  remarks: CatalogRemark[],
): Marketplaces {
  const known = join(userDir, 'plugins', 'known_marketplaces.json');
  const places = new Map<string, Place>();
  for (const [name, value] of readJsonObject(userDir, known, remarks)) {
    const fields = membersOf(value);
    const path = textsOf(fields.get('installLocation'))[0];
    const live = membersOf(fields.get('source')).get('source') === 'directory';
    if (path && isAbsolute(path)) places.set(name, { path, root: path, live });
  }
  for (const [name, folder] of folders) if (!places.has(name)) places.set(name, { ...folder, live: true });
  const read = new Map<string, Map<string, Listing>>();
  const files = [known];
  return {
    files,
    find(marketplace, plugin) {
      // Claude Code clones a marketplace into a folder of its name.
      const place = places.get(marketplace) ?? cloneOf(userDir, marketplace);
      if (!place) return null;
      let listings = read.get(marketplace);
      if (!listings) {
        const file = join(place.path, '.claude-plugin', 'marketplace.json');
        listings = readListings(place, file, remarks);
        read.set(marketplace, listings);
        files.push(file);
      }
      const listing = listings.get(plugin);
      return listing ? { listing, root: place.root, live: place.live } : null;
    },
  };
}

function cloneOf(userDir: string, marketplace: string): Place | null {
  if (!/^[\w.-]+$/.test(marketplace)) return null;
  const path = join(userDir, 'plugins', 'marketplaces', marketplace);
  return { path, root: path, live: false };
}

function readListings({ path: folder, root }: Place, file: string, remarks: CatalogRemark[]): Map<string, Listing> {
  const marketplace = readJsonObject(root, file, remarks);
  const base = textsOf(membersOf(marketplace.get('metadata')).get('pluginRoot'))[0] ?? '';
  const plugins = marketplace.get('plugins');
  const listings = new Map<string, Listing>();
  for (const entry of Array.isArray(plugins) ? plugins : []) {
    const fields = membersOf(entry);
    const name = fields.get('name');
    const source = fields.get('source');
    if (typeof name !== 'string') continue;
    const path = typeof source === 'string' && !isAbsolute(source) ? join(folder, base, source) : null;
    listings.set(name, { path, commands: fields.get('commands'), skills: fields.get('skills') });
  }
  return listings;
}
