import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether a folder is within a git working tree, as far as the disk says without asking git. */
export function isInGit(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}

/** A path as git reads it from a list with one on each line: quoted where it would be misread. */
export function quotedPath(path: string): string {
  if (!/["\\\n\r]/.test(path)) return path;
  const escapes: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' };
  return `"${path.replaceAll(/["\\\n\r]/g, (char) => escapes[char] ?? char)}"`;
}

/** Whether a path out of a tree stays in the folder, and out of git's own. */
export function isPlainPath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/^\.git$/i.test(part));
}
