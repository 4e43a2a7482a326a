import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { realPathInside } from './bounded-read';

/** A Markdown file and its way below the folder that was searched, without `.md`. */
export type FoundFile = { path: string; segments: string[] };

const DEPTH_MAX = 8;
const FILES_MAX = 3000;
const ENTRIES_MAX = 5000;

/** Hears of what is not looked into, and why; the message continues a sentence that begins with the path. */
export type Note = (path: string, message: string) => void;

/**
 * Markdown files below `folder`, in a stable order. Links are followed only while they stay below `root`; a folder is
 * entered once, so loops of links end.
 */
export function findMarkdown(root: string, folder: string, note: Note): FoundFile[] {
  const found: FoundFile[] = [];
  const entered = new Set<string>();
  const visit = (path: string, segments: string[]): void => {
    const real = realPathInside(root, path);
    if (real === null || entered.has(real)) return;
    if (segments.length > DEPTH_MAX) {
      note(path, `lies more than ${DEPTH_MAX} folders deep`);
      return;
    }
    entered.add(real);
    for (const entry of listFolder(real, note)) {
      if (found.length >= FILES_MAX) {
        note(path, `holds more than ${FILES_MAX} files`);
        return;
      }
      const child = join(path, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isSymbolicLink() && leadsOut(root, child)) note(child, 'leads out of the folder by a link');
      else if (entry.name.endsWith('.md'))
        found.push({ path: child, segments: [...segments, entry.name.slice(0, -3)] });
      else if (entry.isDirectory() || entry.isSymbolicLink()) visit(child, [...segments, entry.name]);
    }
  };
  visit(folder, []);
  return found;
}

/** Names of the folders directly in `folder`, links that stay below `root` included, in a stable order. */
export function findFolders(root: string, folder: string, note: Note = () => {}): string[] {
  const real = realPathInside(root, folder);
  if (real === null) return [];
  return listFolder(real, note)
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .filter((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isSymbolicLink() || !leadsOut(root, path)) return realPathInside(root, path) !== null;
      note(path, 'leads out of the folder by a link');
      return false;
    })
    .map((entry) => entry.name);
}

/** True for a link to a place elsewhere; one that leads nowhere holds nothing either way. */
function leadsOut(root: string, path: string): boolean {
  return existsSync(path) && realPathInside(root, path) === null;
}

function listFolder(path: string, note: Note) {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    if (entries.length > ENTRIES_MAX) note(path, `holds more than ${ENTRIES_MAX} entries`);
    return entries.slice(0, ENTRIES_MAX).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTDIR') note(path, `cannot be read (${code})`);
    return [];
  }
}
