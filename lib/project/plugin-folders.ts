import { basename, dirname, join } from 'node:path';
import { findFolders } from './command-files';
import { readJsonObject, textsOf } from './read-json';

/** A plugin's folder on disk. `root` is the folder its files must not leave. */
export type PluginFolder = { name: string; path: string; root: string };

const DEPTH_MAX = 6;
const FOLDERS_MAX = 4000;
const pluginName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
/** A plugin's cache holds one folder for each version. */
const versionLike = /^v?\d+\.\d+|^[0-9a-f]{7,40}$|^(?:main|master|latest|unknown)$/;
const signs = ['commands', 'skills', '.claude-plugin'];

/** Plugins that stand in the project itself: `.claude/plugins/<plugin>/`. */
export function projectPluginFolders(projectDir: string): PluginFolder[] {
  const folder = join(projectDir, '.claude', 'plugins');
  return findFolders(projectDir, folder).flatMap((name) => {
    if (name.startsWith('.')) return [];
    const path = join(folder, name);
    const named = nameOf(projectDir, path);
    return named ? [{ name: named, path, root: projectDir }] : [];
  });
}

/** Everything below the user's `plugins` folder that looks like a plugin. */
export function findPluginFolders(root: string): PluginFolder[] {
  const found: PluginFolder[] = [];
  let entered = 0;
  const visit = (path: string, depth: number): void => {
    if (depth > DEPTH_MAX || ++entered > FOLDERS_MAX) return;
    const children = findFolders(root, path);
    if (children.includes('commands') || children.includes('skills')) {
      const name = nameOf(root, path);
      if (name) found.push({ name, path, root });
    }
    for (const child of children) {
      if (!signs.includes(child) && child !== 'node_modules' && child !== '.git') visit(join(path, child), depth + 1);
    }
  };
  for (const child of findFolders(root, root)) visit(join(root, child), 1);
  return found;
}

/** The newest version, when a plugin stands there more than once. */
export function newestOf(folders: readonly PluginFolder[]): PluginFolder | undefined {
  return folders.toSorted((a, b) => basename(b.path).localeCompare(basename(a.path), 'en', { numeric: true }))[0];
}

/** The name in the plugin's manifest, else of its folder; null when that cannot stand in a command. */
function nameOf(root: string, path: string): string | null {
  const folder = versionLike.test(basename(path)) ? basename(dirname(path)) : basename(path);
  const name = statedName(root, path) ?? folder;
  return pluginName.test(name) ? name : null;
}

/** The name in the plugin's manifest, if it says one. */
export function statedName(root: string, path: string): string | undefined {
  // What is wrong with a manifest is said where the plugin's commands are read.
  return textsOf(readJsonObject(root, join(path, '.claude-plugin', 'plugin.json'), []).get('name'))[0];
}
