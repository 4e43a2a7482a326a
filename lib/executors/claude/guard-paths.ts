import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

const linksMax = 40;

/**
 * Where a write to `path` would end up, links followed, also where the file or its folders are still to be made and
 * where a link leads to nothing yet. Null when that cannot be told.
 */
export function targetOf(path: string, links = 0): string | null {
  if (links > linksMax) return null;
  try {
    return realpathSync(path);
  } catch (error) {
    if (!isMissing(error)) return null;
  }
  const link = linkAt(path);
  if (link !== null) return targetOf(resolve(dirname(path), link), links + 1);
  const folder = dirname(path);
  if (folder === path) return null;
  const parent = targetOf(folder, links + 1);
  return parent === null ? null : join(parent, basename(path));
}

/** True when `path` is `root` or lies below it; both are real paths. */
export function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}

function linkAt(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
  } catch {
    return null;
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
