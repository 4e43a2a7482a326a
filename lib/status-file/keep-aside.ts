import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import type { StatusEditReason } from '@/lib/domain/status-edit';
import { type StatusFile, statusFileSchema } from '@/lib/domain/status-file';
import { readForeign } from './read-foreign';
import { statusFilePath } from './write';

/** No status file of ours comes near this. */
const BYTES_MAX = 64 * 1024 * 1024;

/**
 * Keeps a status file that another tool wrote before the first run here, beside it and without `.json` at its end, so
 * that nobody takes it for a spec. Returns the copy's path, or null when there was nothing to keep. Throws
 * `E_STATUS_FILE` when it cannot be copied, because the run would then replace it.
 */
export function keepForeignStatusFile(projectDir: string, specId: string): string | null {
  const file = join(projectDir, statusFilePath(specId));
  const copy = `${file}.before-ashlar`;
  if (!isFile(file) || existsSync(copy)) return null;
  try {
    copyFileSync(file, copy, constants.COPYFILE_EXCL);
    return copy;
  } catch (error) {
    removePart(copy);
    throw new AshlarError(
      'E_STATUS_FILE',
      `${statusFilePath(specId)} was written by another tool and could not be kept (${(error as Error).message}).`,
      'Move it away, or make room for a copy beside it, then press Run again.',
      error,
    );
  }
}

type Kept = { reason: Exclude<StatusEditReason, 'before'>; bytes: Buffer; at: string };

/**
 * Writes the bytes of a file that somebody else made beside it, and returns where, relative to the project. The file
 * itself stays until ours takes its place, so that a reader always finds one. Throws what the disk says.
 */
export function keepAside(projectDir: string, specId: string, { reason, bytes, at }: Kept): string {
  const base = `${statusFilePath(specId)}.${reason}-${at.replaceAll(':', '-')}`;
  for (let n = 1; ; n++) {
    const path = n === 1 ? base : `${base}-${n}`;
    try {
      writeFileSync(join(projectDir, path), bytes, { flag: 'wx' });
      return path;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      removePart(join(projectDir, path));
      throw error;
    }
  }
}

/** A part of a file would be taken for the whole. */
function removePart(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nothing refers to it, and the whole is still in its place.
  }
}

/**
 * Moves a status file away that the ledger cannot have written: damaged, or edited by another tool later than the
 * ledger knows. A crash only ever leaves one that is older. Returns where it stands now, or null when it is ours.
 */
export function keepStrangeStatusFile(projectDir: string, document: StatusFile, now: string): string | null {
  const file = join(projectDir, statusFilePath(document.feature));
  if (!isFile(file)) return null;
  try {
    const why = strangeness(file, document);
    if (why === null) return null;
    const kept = `${file}.${why}-${now.replaceAll(':', '-')}`;
    renameSync(file, kept);
    return kept;
  } catch {
    // It can be neither read nor moved: the mirror says so when it tries to write there.
    return null;
  }
}

function strangeness(file: string, document: StatusFile): 'corrupt' | 'edited' | null {
  if (lstatSync(file).size > BYTES_MAX) return 'corrupt';
  const text = readFileSync(file, 'utf8');
  const found = readForeign(text);
  if (!found.ok) return 'corrupt';
  const ours = statusFileSchema.safeParse(JSON.parse(text));
  const isOurs =
    ours.success && ours.data.feature === document.feature && ours.data.last_updated <= document.last_updated;
  return isOurs ? null : 'edited';
}

function isFile(file: string): boolean {
  try {
    return lstatSync(file).isFile();
  } catch {
    // Not there, or out of reach: then nothing can be written over it either, and the mirror says so.
    return false;
  }
}
