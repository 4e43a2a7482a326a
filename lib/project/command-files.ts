import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { realPathInside } from './bounded-read';

/** A Markdown file and its way below the folder that was searched, without `.md`. */
export type FoundFile = { path: string; segments: string[] };

const DEPTH_MAX = 8;
const FILES_MAX = 3000;
const ENTRIES_MAX = 5000;

/**
 * Markdown files below `folder`, in a stable order. Links are followed only while they stay below `root`; a folder is
 * entered once, so loops of links end.
 */
export function findMarkdown(root: string, folder: string): FoundFile[] {
  const found: FoundFile[] = [];
  const entered = new Set<string>();
  const visit = (path: string, segments: string[]): void => {
    const real = realPathInside(root, path);
    if (real === null || entered.has(real) || segments.length > DEPTH_MAX) return;
    entered.add(real);
    for (const entry of listFolder(real)) {
      if (found.length >= FILES_MAX) return;
      const child = join(path, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (/\.md$/i.test(entry.name)) {
        if (realPathInside(root, child) !== null)
          found.push({ path: child, segments: [...segments, entry.name.slice(0, -3)] });
      } else if (entry.isDirectory() || entry.isSymbolicLink()) visit(child, [...segments, entry.name]);
    }
  };
  visit(folder, []);
  return found;
}

/** Names of the folders directly in `folder`, links that stay below `root` included. */
export function findFolders(root: string, folder: string): string[] {
  const real = realPathInside(root, folder);
  if (real === null) return [];
  return listFolder(real)
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .filter((entry) => realPathInside(root, join(folder, entry.name)) !== null)
    .map((entry) => entry.name);
}

function listFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true })
      .slice(0, ENTRIES_MAX)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
