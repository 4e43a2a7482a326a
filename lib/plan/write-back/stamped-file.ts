import { type BigIntStats, lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import { readFileInside } from '@/lib/plan/read-text-file';

/** A file as it stood when it was read: where it really is, its bytes, and what tells that it is still the same. */
export type StampedFile = { path: string; real: string; bytes: Buffer; stats: BigIntStats };

/**
 * Reads a regular file inside the project, `path` being relative to it. A link inside the project leads to its target.
 * Throws what `readFileInside` throws, and `E_CHANGED` when the file changes while it is read.
 */
export function readStamped(projectDir: string, path: string, bytesMax: number): StampedFile {
  const file = join(projectDir, path);
  const bytes = readFileInside(projectDir, file, path, bytesMax);
  const before = locate(file);
  if (!before || !readFileInside(projectDir, file, path, bytesMax).equals(bytes)) throw changed(path);
  return { path, bytes, ...before };
}

/** Whether the file is still the one that was read, byte for byte. */
export function isUnchanged(projectDir: string, { path, real, bytes, stats }: StampedFile): boolean {
  const now = locate(join(projectDir, path));
  if (!now || now.real !== real || !now.stats.isFile()) return false;
  const same = (['dev', 'ino', 'size', 'mtimeNs'] as const).every((fact) => now.stats[fact] === stats[fact]);
  return same && readFileInside(projectDir, real, path, Math.max(1, bytes.length)).equals(bytes);
}

export function changed(path: string): AshlarError {
  return new AshlarError(
    'E_CHANGED',
    `${path} was being edited at that moment, so its boxes were left alone.`,
    'Nothing needs to be done: they are ticked with the next try.',
  );
}

function locate(file: string): Pick<StampedFile, 'real' | 'stats'> | null {
  try {
    const real = realpathSync(file);
    return { real, stats: lstatSync(real, { bigint: true }) };
  } catch {
    return null;
  }
}
