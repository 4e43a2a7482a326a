import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';

export type BoundedRead =
  | { kind: 'text'; text: string }
  | { kind: 'absent' }
  /** `message` continues a sentence that begins with the file's name. */
  | { kind: 'refused'; message: string };

/** True when `path` is `root` or lies below it, by name; links are seen only in real paths. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}

/** Real path of `path` if it exists and stays below the real path of `root`, else null. */
export function realPathInside(root: string, path: string): string | null {
  try {
    const real = realpathSync(path);
    return isInside(realpathSync(root), real) ? real : null;
  } catch {
    return null;
  }
}

/**
 * Reads a text file below `root`: regular files only, at most `bytesMax` bytes, nothing a link leads out of the root.
 * A named pipe is refused without waiting for a writer. Never throws.
 */
export function readTextInside(root: string, path: string, bytesMax: number): BoundedRead {
  let descriptor: number | null = null;
  try {
    const real = realpathSync(path);
    if (!isInside(realpathSync(root), real)) return { kind: 'refused', message: 'leads out of the folder by a link' };
    // The path is real by now: a link put there in the meantime must not be followed, a pipe must not block.
    descriptor = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { kind: 'refused', message: 'is not a regular file' };
    if (stat.size > bytesMax) return { kind: 'refused', message: `is larger than ${Math.floor(bytesMax / 1024)} KiB` };
    return {
      kind: 'text',
      text: readUpTo(descriptor, stat.size)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'absent' }
      : { kind: 'refused', message: `cannot be read (${code})` };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function readUpTo(descriptor: number, size: number): Buffer {
  const buffer = Buffer.alloc(size);
  let filled = 0;
  while (filled < size) {
    const read = readSync(descriptor, buffer, filled, size - filled, filled);
    if (read === 0) break;
    filled += read;
  }
  return buffer.subarray(0, filled);
}
