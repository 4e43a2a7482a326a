import { chmod, lstat, mkdir, realpath, rename, rm, rmdir, symlink, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PutBackFile } from '@/lib/domain/checkpoint';
import { readBlobs } from './read-blobs';
import type { TreeChange } from './tree-changes';

/** Contents held in memory at once. */
const FILES_AT_ONCE = 20;

/**
 * Does what was planned, file by file: deletes first, so that a file may take a folder's place. Each file is replaced as
 * a whole. Nothing outside the folder is touched, also where a folder has become a symbolic link. Answers the plan with
 * what could not be done.
 */
export async function putBackFiles(
  folder: string,
  plan: readonly PutBackFile[],
  changes: readonly TreeChange[],
): Promise<PutBackFile[]> {
  const root = await realpath(folder);
  const failed = new Map<string, string>();
  const attempt = async (path: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      failed.set(path, `it could not be put back (${reasonOf(error)})`);
    }
  };
  for (const { path, does } of plan) if (does === 'delete') await attempt(path, () => deleteFile(root, path));
  const before = new Map(changes.map((change) => [change.path, change.before]));
  const restored = plan.filter(({ does }) => does === 'restore');
  for (let at = 0; at < restored.length; at += FILES_AT_ONCE) {
    const some = restored.slice(at, at + FILES_AT_ONCE);
    const blobs = await readBlobs(
      folder,
      some.flatMap(({ path }) => before.get(path)?.oid ?? []),
    );
    for (const { path } of some) {
      const state = before.get(path);
      const content = state && blobs?.get(state.oid);
      if (state && content) await attempt(path, () => restoreFile(root, path, state.mode, content));
      else failed.set(path, 'it could not be put back (git does not have it any more)');
    }
  }
  return plan.map((file) => {
    const why = failed.get(file.path);
    return why ? { path: file.path, does: 'leave', why } : file;
  });
}

async function deleteFile(root: string, path: string): Promise<void> {
  const parent = await ownParent(root, path);
  if (parent === null) return;
  await unlink(join(root, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  // Folders that held nothing else went unseen before, and go again.
  for (let at = dirname(path); at !== '.'; at = dirname(at)) {
    const gone = await rmdir(join(root, at)).then(
      () => true,
      () => false,
    );
    if (!gone) return;
  }
}

async function restoreFile(root: string, path: string, mode: string, content: Buffer): Promise<void> {
  const file = join(root, path);
  await ownParent(root, dirname(path));
  await mkdir(dirname(file), { recursive: true });
  if ((await ownParent(root, path)) === null) throw new Error('its folder is not there');
  const found = await lstat(file).catch(() => null);
  if (found?.isDirectory()) await rmdir(file);
  const next = `${file}.${process.pid}.ashlar-put-back`;
  await rm(next, { force: true });
  try {
    if (mode === '120000') await symlink(content, next);
    else {
      await writeFile(next, content, { flag: 'wx' });
      const bits = found?.isFile() ? found.mode & 0o777 : 0o644;
      await chmod(next, mode === '100755' ? bits | 0o111 : bits & ~0o111);
    }
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

/** The folder a path is in; null when there is none. Throws when it leads out of the project. */
async function ownParent(root: string, path: string): Promise<string | null> {
  const wanted = dirname(join(root, path));
  for (let at = wanted; ; at = dirname(at)) {
    const real = await realpath(at).catch(() => null);
    if (real === null) continue;
    if (real !== at) throw new Error('its folder leads elsewhere');
    return at === wanted ? at : null;
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
