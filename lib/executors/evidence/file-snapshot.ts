import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isIgnoredPath } from './ignored-paths';
import { fileStateOf } from './own-writes';

/** The state of every file under a folder: relative path with `/` → what changes when the file does. */
export type FileSnapshot = {
  folder: string;
  files: Map<string, string>;
  /** False when the folder could not be read or holds too many files to look at. */
  complete: boolean;
};

/** Above this many files nothing is said about changes. */
const snapshotFilesMax = 50_000;

const foldersAtOnce = 16;

/** Looks at every file under `folder`, without following symbolic links. Never throws. */
export async function takeFileSnapshot(folder: string, filesMax = snapshotFilesMax): Promise<FileSnapshot> {
  const files = new Map<string, string>();
  let level = [''];
  while (level.length > 0) {
    const deeper: string[] = [];
    for (let at = 0; at < level.length; at += foldersAtOnce) {
      const visits = level.slice(at, at + foldersAtOnce).map((path) => visitFolder(folder, path, files));
      for (const visit of await Promise.all(visits)) {
        if (!visit) return { folder, files: new Map(), complete: false };
        deeper.push(...visit);
      }
      if (files.size > filesMax) return { folder, files: new Map(), complete: false };
    }
    level = deeper;
  }
  return { folder, files, complete: true };
}

/** Adds the files of one folder; returns the folders in it, or null when the whole tree cannot be read. */
async function visitFolder(root: string, path: string, files: Map<string, string>): Promise<string[] | null> {
  const entries = await readFolder(root, path);
  if (!entries) return path === '' ? null : [];
  const found = entries.map((entry) => ({ entry, path: path ? `${path}/${entry.name}` : entry.name }));
  const wanted = found.filter((item) => !isIgnoredPath(item.path));
  await Promise.all(
    wanted
      .filter((item) => item.entry.isFile() || item.entry.isSymbolicLink())
      .map(async (item) => {
        const state = await fileState(join(root, item.path));
        if (state) files.set(item.path, state);
      }),
  );
  return wanted.filter((item) => item.entry.isDirectory()).map((item) => item.path);
}

/** A folder that is gone or closed to us is the same before and after: as if it were empty. */
async function readFolder(folder: string, path: string): Promise<Dirent[] | null> {
  return readdir(join(folder, path), { withFileTypes: true }).catch(() => null);
}

async function fileState(file: string): Promise<string | null> {
  try {
    return fileStateOf(await lstat(file, { bigint: true }));
  } catch {
    return null;
  }
}
