import { closeSync, readFileSync, writeFileSync } from 'node:fs';
import type { FileChanges } from '@/lib/domain/attempt';
import { diffFileSnapshots } from '@/lib/executors/evidence/file-changes';
import { type FileSnapshot, takeFileSnapshot } from '@/lib/executors/evidence/file-snapshot';
import { openKeptFile, openOwnFile } from './log-file';

/** Cannot stand in a path. */
const separator = '\0';

/** Keeps the state of the files before an attempt, so that a later server can say what it changed. Never throws. */
export function keepSnapshot(file: string, { files, complete }: FileSnapshot): void {
  if (!complete) return;
  try {
    const fd = openOwnFile(file);
    try {
      writeFileSync(fd, [...files].flat().join(separator));
    } finally {
      closeSync(fd);
    }
  } catch {
    // Without it the attempt is unproven if another server has to record its end; that is a person's to decide.
  }
}

/**
 * What changed since a kept state. Null when none was kept. Ashlar ticks boxes in plans, and what the earlier server
 * ticked is not known any more: changed Markdown files are therefore no evidence here, new ones are.
 */
export async function changesSince(file: string, folder: string): Promise<FileChanges | null> {
  const files = readSnapshot(file);
  if (!files) return null;
  const changes = diffFileSnapshots({ folder, files, complete: true }, await takeFileSnapshot(folder));
  return { ...changes, modified: changes.modified.filter((path) => !/\.md$/i.test(path)) };
}

function readSnapshot(file: string): Map<string, string> | null {
  let parts: string[];
  try {
    const fd = openKeptFile(file);
    try {
      parts = readFileSync(fd, 'utf8').split(separator);
    } finally {
      closeSync(fd);
    }
  } catch {
    return null;
  }
  const files = new Map<string, string>();
  // An odd count is a file that was cut off, or one of an empty project: then nothing is said rather than too much.
  if (parts.length % 2 === 1) return parts.length === 1 && parts[0] === '' ? files : null;
  for (let at = 0; at < parts.length; at += 2) files.set(parts[at] as string, parts[at + 1] as string);
  return files;
}
