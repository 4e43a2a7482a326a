import type { FileChanges } from '@/lib/domain/attempt';
import type { FileSnapshot } from './file-snapshot';
import { isOwnWrite } from './own-writes';

/** What came, changed and went between two snapshots of one folder by other hands than Ashlar’s, in the order of the paths. */
export function diffFileSnapshots(before: FileSnapshot, after: FileSnapshot): FileChanges {
  if (!before.complete || !after.complete) return { created: [], modified: [], deleted: [], complete: false };
  const created: string[] = [];
  const modified: string[] = [];
  for (const [path, state] of after.files) {
    const earlier = before.files.get(path);
    if (earlier === undefined) created.push(path);
    else if (earlier !== state && !isOwnWrite(after.folder, path, earlier, state)) modified.push(path);
  }
  const deleted = [...before.files.keys()].filter((path) => !after.files.has(path));
  return { created: created.sort(), modified: modified.sort(), deleted: deleted.sort(), complete: true };
}
