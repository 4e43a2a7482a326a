import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInside, realPath } from './inside';

export const PLAN_FILE = 'layered-tasks.md';

const categories = ['features', 'infrastructure', 'application', 'website'];

/** A folder that stands for a spec. `path` is absolute; `inside` is false when a link leads out of `specs/`. */
export type SpecFolder = { name: string; path: string; inside: boolean };

/**
 * All spec folders in the order they are looked at: in `specs/phase-…/`, in `specs/`, in its categories. A phase or
 * category that holds a plan itself is a spec. Reads folders only, no plan file.
 */
export function listSpecFolders(projectDir: string): SpecFolder[] {
  const specsDir = join(projectDir, 'specs');
  const root = safeRoot(projectDir, specsDir);
  const top = subfolders(specsDir, root);
  const isParent = ({ name, path, inside }: SpecFolder): boolean =>
    inside && (name.startsWith('phase-') || categories.includes(name)) && planPaths(path).length === 0;
  const parents = top.filter(isParent).sort((a, b) => naturally(a.name, b.name));
  const within = (folders: SpecFolder[]): SpecFolder[] => folders.flatMap(({ path }) => subfolders(path, root));
  return [
    ...within(parents.filter(({ name }) => name.startsWith('phase-'))),
    ...top.filter((folder) => !parents.includes(folder)),
    ...categories.flatMap((category) => within(parents.filter(({ name }) => name === category))),
  ];
}

/** Where a spec's folder has a plan file, of whatever kind; the nearer place first. */
export function planPaths(folder: string): string[] {
  return [join(folder, PLAN_FILE), join(folder, 'agent-tasks', PLAN_FILE)].filter(exists);
}

/** True when something, of whatever kind, stands at this path. */
export function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

const collator = new Intl.Collator('en', { numeric: true });

/** Order in which a person counts: F2 before F10. */
export function naturally(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}

/** The real path of `specs/`, or null when it lies outside the project: then nothing in it is inside. */
function safeRoot(projectDir: string, specsDir: string): string | null {
  const project = realPath(projectDir);
  const root = realPath(specsDir);
  return project !== null && root !== null && isInside(project, root) ? root : null;
}

function subfolders(dir: string, root: string | null): SpecFolder[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()))
    .map((entry) => toFolder(entry, join(dir, entry.name), root));
}

/** A folder is inside as its parent is; only a link has to be followed. */
function toFolder(entry: Dirent, path: string, root: string | null): SpecFolder {
  const real = entry.isSymbolicLink() ? realPath(path) : path;
  const inside = root !== null && real !== null && (!entry.isSymbolicLink() || isInside(root, real));
  return { name: entry.name, path, inside };
}
