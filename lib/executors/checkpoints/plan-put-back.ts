import type { PutBackFile } from '@/lib/domain/checkpoint';
import { isPlainPath } from './git-path';
import type { TreeChange } from './tree-changes';

const noMode = '000000';

/** What putting back does with every file that an attempt changed; `later` is what became of its files since. */
export function planPutBack(changes: readonly TreeChange[], later: readonly TreeChange[]): PutBackFile[] {
  const since = new Map(later.map((change) => [change.path, change]));
  return changes.map(({ path, before }) => {
    const again = since.get(path);
    if (!isPlainPath(path)) return { path, does: 'leave', why: 'it does not belong to the project' };
    if (again) {
      const same = again.after.mode === before.mode && again.after.oid === before.oid;
      return { path, does: 'leave', why: same ? 'it is as before already' : 'it was changed again since' };
    }
    return { path, does: before.mode === noMode ? 'delete' : 'restore', why: null };
  });
}
