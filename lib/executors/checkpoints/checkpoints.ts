import type { FileSnapshot } from '@/lib/executors/evidence/file-snapshot';
import { takeFileSnapshot } from '@/lib/executors/evidence/file-snapshot';
import { removeOwnIndex, updateOwnIndex, writeTree } from './build-tree';
import { isInGit } from './git-path';
import { createKnownFiles } from './known-files';
import { keepTree, pruneTrees } from './refs';
import { FILE_BYTES_MAX, storeFiles } from './store-files';
import { listTrackedFiles } from './tracked-files';

/** A tree, or why there is none. `note` says what is not in it. */
export type Taken = { ok: true; tree: string; note: string | null } | { ok: false; note: string };

export type Checkpoints = {
  /** False where the project is no git repository; `impossible` says so. */
  possible(): boolean;
  readonly impossible: string;
  /**
   * Keeps the project's files as they are, under a name. `snapshot` must have been taken just now; without it one is.
   * Never throws: a checkpoint that cannot be taken stops nobody from working.
   */
  take(name: string, snapshot?: FileSnapshot): Promise<Taken>;
};

/**
 * Keeps the files of one project as trees in its own git repository: branches, index, working tree, hooks and filters
 * are not touched, and what git ignores is not kept. `indexFile` is ours alone. `over` names the attempts whose trees are
 * of use no more: they are given up now and then. Those of others are left, as another project may have its own in the
 * same repository.
 */
export function createCheckpoints(
  folder: string,
  indexFile: string,
  over: () => ReadonlySet<string> = () => new Set(),
): Checkpoints {
  const known = createKnownFiles();
  let taken = 0;
  let last: { tree: string; note: string | null } | null = null;
  let busy: Promise<unknown> = Promise.resolve();

  /** The tree of the files as they are; from scratch where the index does not go with what we know. */
  async function treeOf(snapshot: FileSnapshot): Promise<Taken> {
    if (!last) {
      known.forgetAll();
      await removeOwnIndex(indexFile);
    }
    if (last && known.isSame(snapshot)) return { ok: true, ...last };
    const before = last;
    last = null;
    const tracked = await listTrackedFiles(folder);
    if (!tracked.ok) return { ok: false, note: noteOf(tracked.message) };
    const { changed, gone } = known.compare(snapshot, tracked.files);
    const now = BigInt(Date.now()) * 1_000_000n;
    const stored = await storeFiles(
      folder,
      changed.filter((path) => tracked.files.has(path)),
    );
    if (!stored.ok) return { ok: false, note: noteOf(stored.message) };
    const changes = known.update(snapshot, changed, stored.files, now);
    for (const path of known.forget(gone)) changes.set(path, null);
    if (known.count() === 0 && snapshot.files.size > 0) return { ok: false, note: allIgnored };
    const note = leftOutNote(stored.large, stored.closed);
    if (before && changes.size === 0) {
      last = { tree: before.tree, note };
      return { ok: true, ...last };
    }
    const updated = await updateOwnIndex(folder, indexFile, changes);
    if (!updated.ok) return { ok: false, note: noteOf(updated.message) };
    const written = await writeTree(folder, indexFile);
    if (!written.ok) return { ok: false, note: noteOf(written.message) };
    last = { tree: written.tree, note };
    return { ok: true, ...last };
  }

  async function take(name: string, given?: FileSnapshot): Promise<Taken> {
    if (!isInGit(folder)) return { ok: false, note: noRepository };
    const snapshot = given ?? (await takeFileSnapshot(folder));
    if (!snapshot.complete) return { ok: false, note: tooMany };
    let tree = await treeOf(snapshot);
    // A file may have gone between the look and the reading: once more, with a look of its own.
    if (!tree.ok) tree = await treeOf(await takeFileSnapshot(folder));
    if (!tree.ok) return tree;
    const kept = await keepTree(folder, name, tree.tree);
    if (taken++ % PRUNE_EVERY === 0) await prune(name);
    return kept.ok ? tree : { ok: false, note: noteOf(kept.message) };
  }

  async function prune(name: string): Promise<void> {
    const ids = over();
    if (ids.size > 0) await pruneTrees(folder, (id) => !ids.has(id) || name.split('/')[0] === id);
  }

  return {
    possible: () => isInGit(folder),
    impossible: noRepository,
    take(name, snapshot) {
      const next = busy
        .then(() => take(name, snapshot))
        .catch((error: Error) => ({ ok: false as const, note: noteOf(error.message) }));
      busy = next;
      return next;
    },
  };
}

/** Old trees are given up at the first checkpoint of a process, and after so many. */
const PRUNE_EVERY = 100;

const noRepository = 'The project is no git repository, so its files cannot be compared line by line or put back.';
const tooMany = 'The project has more files than can be looked at, so they were not kept.';
const allIgnored = 'Git ignores every file of this project, so none was kept.';

const noteOf = (message: string): string => `The files could not be kept: ${message}.`;

function leftOutNote(large: readonly string[], closed: readonly string[]): string | null {
  const parts = [
    large.length ? `${files(large.length)} larger than ${FILE_BYTES_MAX / 1024 / 1024} MB` : '',
    closed.length ? `${files(closed.length)} that may not be read` : '',
  ].filter(Boolean);
  return parts.length ? `Not kept: ${parts.join(', ')}.` : null;
}

const files = (count: number): string => (count === 1 ? 'one file' : `${count} files`);
