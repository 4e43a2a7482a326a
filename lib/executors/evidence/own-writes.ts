import { type BigIntStats, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Writes to one file that are remembered: those of the last attempts. */
const WRITES_MAX = 200;

type Write = { from: string; to: string };
const writes = new Map<string, Write[]>();

/** What changes when a file does. Times alone can be set back, so the inode and the time of its last change count too. */
export function fileStateOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return `${size}:${mtimeNs}:${ctimeNs}:${ino}`;
}

/** Tells that Ashlar itself changed a file, by its real path: what a command did not do is no evidence of its work. */
export function noteOwnWrite(file: string, before: BigIntStats, after: BigIntStats): void {
  const known = writes.get(file) ?? [];
  known.push({ from: fileStateOf(before), to: fileStateOf(after) });
  writes.set(file, known.slice(-WRITES_MAX));
}

/** Whether writes of Ashlar alone led from one state of a file to the other; `path` is relative to `folder`. */
export function isOwnWrite(folder: string, path: string, from: string, to: string): boolean {
  if (writes.size === 0) return false;
  let state = from;
  for (const write of writes.get(join(realFolder(folder), path)) ?? []) {
    if (write.from === state) state = write.to;
  }
  return state === to;
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
