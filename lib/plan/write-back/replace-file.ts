import {
  accessSync,
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AshlarError, isAshlarError } from '@/lib/domain/errors';
import { changed, isUnchanged, type StampedFile } from './stamped-file';

/** A file that was replaced: its real path, and what the disk said of it before and after. */
export type ReplacedFile = { real: string; before: BigIntStats; after: BigIntStats };

/**
 * Replaces a file as one whole, only while it is still what was read: mode and, as far as we may, owner stay. Other
 * names of the same file (hard links) keep the old text. The new text stands under a name of its own for a moment; one
 * that a killed process left there is taken away. Throws `E_CHANGED`, `E_READ_ONLY`, `E_WRITE`.
 */
export function replaceUnchanged(projectDir: string, file: StampedFile, bytes: Buffer): ReplacedFile {
  const { real, path, stats } = file;
  const temporary = join(dirname(real), `.${basename(real)}.ashlar-tick`);
  try {
    assertWritable(file);
    rmSync(temporary, { force: true });
    writeDurably(temporary, bytes, stats);
    if (!isUnchanged(projectDir, file)) throw changed(path);
    renameSync(temporary, real);
    syncFolder(dirname(real));
    return { real, before: stats, after: lstatSync(real, { bigint: true }) };
  } catch (error) {
    removeQuietly(temporary);
    throw isAshlarError(error) ? error : writeError(path, error);
  }
}

/** Renaming would go around a file's own write protection. */
function assertWritable({ real, path, stats }: StampedFile): void {
  if ((stats.mode & 0o222n) === 0n) throw readOnly(path);
  accessSync(real, constants.W_OK);
}

function writeDurably(temporary: string, bytes: Buffer, stats: BigIntStats): void {
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    writeFileSync(descriptor, bytes);
    keepOwner(descriptor, stats);
    // After the owner: changing that takes mode bits away.
    fchmodSync(descriptor, Number(stats.mode & 0o7777n));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function keepOwner(descriptor: number, { uid, gid }: BigIntStats): void {
  const own = fstatSync(descriptor, { bigint: true });
  if (own.uid === uid && own.gid === gid) return;
  try {
    fchownSync(descriptor, Number(uid), Number(gid));
  } catch {
    // Another user's file in a folder that we may write: it becomes ours, as with any editor.
  }
}

/** Without it a power failure could bring the old file back although the ledger says that it was replaced. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Not every system lets a folder be opened; the file itself is whole in any case.
  }
}

function removeQuietly(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // The folder cannot be written: then nothing was left there either.
  }
}

function writeError(path: string, error: unknown): AshlarError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (code === 'ENOENT') return changed(path);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return readOnly(path, error);
  const why = code === 'ENOSPC' ? 'the disk is full' : code;
  return new AshlarError('E_WRITE', `The boxes of ${path} could not be ticked (${why}).`, 'Make room, or tick them.');
}

function readOnly(path: string, cause?: unknown): AshlarError {
  return new AshlarError(
    'E_READ_ONLY',
    `${path} is read-only, so its boxes are not ticked.`,
    'Give yourself the right to write it and its folder, or turn write-back off in the settings.',
    cause,
  );
}
