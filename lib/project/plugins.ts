import { basename, dirname, join } from 'node:path';
import { readTextInside } from './bounded-read';
import { findFolders } from './command-files';
import { ownEntries } from './stack-value';

/** A plugin's folder on disk. `root` is the folder its files must not leave. */
export type PluginFolder = { name: string; path: string; root: string };

const SETTINGS_MAX = 1024 * 1024;
const DEPTH_MAX = 6;
const FOLDERS_MAX = 4000;
const pluginName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
/** A plugin's cache holds one folder for each version. */
const versionLike = /^v?\d+\.\d+|^[0-9a-f]{7,40}$|^(?:main|master|latest|unknown)$/;

/** Plugins that stand in the project itself: `.claude/plugins/<plugin>/`. */
export function projectPlugins(projectDir: string): PluginFolder[] {
  const folder = join(projectDir, '.claude', 'plugins');
  return findFolders(projectDir, folder).flatMap((name) => {
    const path = join(folder, name);
    const named = nameOf(projectDir, path);
    return named ? [{ name: named, path, root: projectDir }] : [];
  });
}

/**
 * The user's installed plugins that are enabled for this project, found anywhere under `~/.claude/plugins/`.
 * A plugin that stands there more than once (marketplace clone and cache) is taken from the place that names the
 * marketplace it was enabled for, the newest version first.
 */
export function userPlugins(projectDir: string, home: string): PluginFolder[] {
  const enabled = enabledPlugins(projectDir, home);
  if (enabled.size === 0) return [];
  const root = join(home, '.claude', 'plugins');
  const candidates = findPluginFolders(root);
  const plugins: PluginFolder[] = [];
  for (const key of enabled) {
    const [name = '', marketplace] = key.split('@');
    const named = candidates.filter((candidate) => candidate.name === name);
    const fromThere = named.filter((candidate) => marketplace && candidate.path.split(/[\\/]/).includes(marketplace));
    const [chosen] = (fromThere.length ? fromThere : named).toSorted((a, b) => byVersion(b.path, a.path));
    if (chosen && !plugins.some((plugin) => plugin.name === name)) plugins.push(chosen);
  }
  return plugins;
}

/** Keys (`name@marketplace`) enabled for the project: its own word counts over the user's. */
function enabledPlugins(projectDir: string, home: string): Set<string> {
  const states = new Map<string, boolean>();
  const files: [root: string, file: string][] = [
    [home, 'settings.json'],
    [projectDir, 'settings.json'],
    [projectDir, 'settings.local.json'],
  ];
  for (const [root, file] of files) {
    const found = readTextInside(root, join(root, '.claude', file), SETTINGS_MAX);
    if (found.kind !== 'text') continue;
    for (const [key, value] of ownEntries(member(found.text, 'enabledPlugins'))) states.set(key, value === true);
  }
  return new Set([...states].filter(([, on]) => on).map(([key]) => key));
}

function findPluginFolders(root: string): PluginFolder[] {
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
      if (child !== 'commands' && child !== 'skills' && child !== 'node_modules' && child !== '.git') {
        visit(join(path, child), depth + 1);
      }
    }
  };
  for (const child of findFolders(root, root)) visit(join(root, child), 1);
  return found;
}

/** The name in the plugin's manifest, else of its folder; null when neither can stand in a command. */
function nameOf(root: string, path: string): string | null {
  const manifest = readTextInside(root, join(path, '.claude-plugin', 'plugin.json'), SETTINGS_MAX);
  const stated = manifest.kind === 'text' ? member(manifest.text, 'name') : null;
  const folder = versionLike.test(basename(path)) ? basename(dirname(path)) : basename(path);
  const name = typeof stated === 'string' ? stated : folder;
  return pluginName.test(name) ? name : null;
}

function member(json: string, key: string): unknown {
  try {
    return new Map(ownEntries(JSON.parse(json))).get(key);
  } catch {
    return undefined;
  }
}

function byVersion(a: string, b: string): number {
  return basename(a).localeCompare(basename(b), 'en', { numeric: true });
}
