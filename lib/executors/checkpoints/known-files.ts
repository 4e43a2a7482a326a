import type { FileSnapshot } from '@/lib/executors/evidence/file-snapshot';
import type { StoredFile } from './store-files';

/** Files changed within this time before they were read are read again: a later write may bear the same times. */
const unsettledNs = 100_000_000n;

/** A file as it was when it was last stored; `stored` is null for one that is left out. */
type Known = { state: string; stored: StoredFile | null; settled: boolean };

/** What is known of the files of one folder, so that only what changed is read again. */
export function createKnownFiles() {
  let known = new Map<string, Known>();

  return {
    /** Whether every file is as it was when it was stored, and none came or went. */
    isSame({ files }: FileSnapshot): boolean {
      if (files.size !== known.size) return false;
      for (const [path, state] of files) if (!isSettledAt(known.get(path), state)) return false;
      return true;
    },

    /** Paths that must be looked at (again), because they changed or git looks at them otherwise; and those that are gone. */
    compare({ files }: FileSnapshot, tracked: ReadonlySet<string>): { changed: string[]; gone: string[] } {
      const changed: string[] = [];
      for (const [path, state] of files) {
        const before = known.get(path);
        if (!isSettledAt(before, state) || (before?.stored != null) !== tracked.has(path)) changed.push(path);
      }
      return { changed, gone: [...known.keys()].filter((path) => !files.has(path)) };
    },

    /** Takes over what was stored of these paths at `now` (nanoseconds since 1970). Returns what differs from before. */
    update(
      { files }: FileSnapshot,
      paths: readonly string[],
      stored: ReadonlyMap<string, StoredFile>,
      now: bigint,
    ): Map<string, StoredFile | null> {
      const differs = new Map<string, StoredFile | null>();
      for (const path of paths) {
        const state = files.get(path) ?? '';
        const file = stored.get(path) ?? null;
        const before = known.get(path)?.stored ?? null;
        if (before?.oid !== file?.oid || before?.mode !== file?.mode) differs.set(path, file);
        known.set(path, { state, stored: file, settled: now - changedAt(state) > unsettledNs });
      }
      return differs;
    },

    forget(paths: readonly string[]): string[] {
      const kept = paths.filter((path) => known.get(path)?.stored);
      for (const path of paths) known.delete(path);
      return kept;
    },

    forgetAll(): void {
      known = new Map();
    },

    count: (): number => [...known.values()].filter(({ stored }) => stored).length,
  };
}

const isSettledAt = (file: Known | undefined, state: string): boolean => file?.settled === true && file.state === state;

/** Time of the last change in a state as snapshots write it: size, modified, changed, inode. */
function changedAt(state: string): bigint {
  const changed = state.split(':')[2];
  return changed ? BigInt(changed) : 0n;
}
