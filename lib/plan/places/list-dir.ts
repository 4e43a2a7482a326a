import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInside, realPath } from '@/lib/plan/inside';

/** A folder in a folder. `path` is absolute; `inside` is false when a link leads out of `root`. */
export type Folder = { name: string; path: string; inside: boolean };

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

/** The real path of a folder of the project, or null when it lies outside: then nothing in it is inside. */
export function safeRoot(projectDir: string, dir: string): string | null {
  const project = realPath(projectDir);
  const root = realPath(dir);
  return project !== null && root !== null && isInside(project, root) ? root : null;
}

/** True for a folder that is there, but outside the project by a link. */
export function leadsOut(projectDir: string, dir: string): boolean {
  return exists(dir) && realPath(dir) !== null && safeRoot(projectDir, dir) === null;
}

/** Everything in a folder; nothing where there is none or it may not be read. */
export function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The folders in a folder, without hidden ones. A folder is inside as its parent is; only a link has to be followed. */
export function subfolders(dir: string, root: string | null): Folder[] {
  return entriesOf(dir)
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()))
    .map((entry) => {
      const path = join(dir, entry.name);
      const real = entry.isSymbolicLink() ? realPath(path) : path;
      const inside = root !== null && real !== null && (!entry.isSymbolicLink() || isInside(root, real));
      return { name: entry.name, path, inside };
    });
}

/**
 * Paths of the files, or links to whatever, that a folder of the project has under such names; in natural order. A
 * folder that a link puts outside is not looked into.
 */
export function filesIn(projectDir: string, dir: string, name: RegExp): string[] {
  const entries = entriesOf(dir);
  if (entries.length === 0 || safeRoot(projectDir, dir) === null) return [];
  return entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && name.test(entry.name))
    .map((entry) => join(dir, entry.name))
    .sort(naturally);
}
