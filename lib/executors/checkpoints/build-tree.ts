import { rm } from 'node:fs/promises';
import { askGit } from './git';
import type { StoredFile } from './store-files';

/** Takes changes into an index of our own; null removes a path. The repository's own index is not touched. */
export async function updateOwnIndex(
  folder: string,
  index: string,
  changes: ReadonlyMap<string, StoredFile | null>,
): Promise<{ ok: true } | { ok: false; message: string }> {
  if (changes.size === 0) return { ok: true };
  const gone: string[] = [];
  const come: string[] = [];
  for (const [path, file] of changes) {
    if (file) come.push(`${file.mode} ${file.oid}\t${path}\0`);
    else gone.push(`0 ${'0'.repeat(oidLength(changes))}\t${path}\0`);
  }
  // What goes comes first: a folder may take a file's place.
  const input = [...gone, ...come].join('');
  const answer = await askGit(folder, ['update-index', '-z', '--index-info'], {
    input,
    env: { GIT_INDEX_FILE: index },
  });
  return answer.ok ? { ok: true } : answer;
}

/** Object id of the tree that an index of our own stands for. */
export async function writeTree(
  folder: string,
  index: string,
): Promise<{ ok: true; tree: string } | { ok: false; message: string }> {
  const answer = await askGit(folder, ['write-tree', '--missing-ok'], { env: { GIT_INDEX_FILE: index } });
  return answer.ok ? { ok: true, tree: answer.out.toString().trim() } : answer;
}

export async function removeOwnIndex(index: string): Promise<void> {
  await rm(index, { force: true });
  // Left by a crash in the middle of a change.
  await rm(`${index}.lock`, { force: true });
}

/** Repositories name objects with 40 or 64 characters. */
function oidLength(changes: ReadonlyMap<string, StoredFile | null>): number {
  for (const file of changes.values()) if (file) return file.oid.length;
  return 40;
}
