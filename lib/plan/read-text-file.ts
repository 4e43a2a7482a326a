import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { AshlarError, isAshlarError } from '@/lib/domain/errors';
import { isInside, realPath } from './inside';

/**
 * Reads the bytes of a regular file inside `root`, at most `bytesMax`. The file is looked at before it is opened: a
 * named pipe would wait for a writer for ever. `shown` is how messages name the file.
 * Throws `E_NOT_FILE`, `E_PATH_ESCAPE`, `E_TOO_LARGE`, `E_PERM`, `E_READ`.
 */
export function readFileInside(root: string, path: string, shown: string, bytesMax: number): Buffer {
  const stats = inspect(path, shown);
  const real = realPath(path);
  const realRoot = realPath(root);
  if (real === null || realRoot === null) {
    throw new AshlarError(
      'E_NOT_FILE',
      `${shown} is a link to nothing.`,
      'Remove the link, or put the file itself there.',
    );
  }
  if (!isInside(realRoot, real)) {
    throw new AshlarError(
      'E_PATH_ESCAPE',
      `${shown} is a link that leads out of the project.`,
      'Put the file itself there.',
    );
  }
  if (!stats.isSymbolicLink()) checkKind(stats, shown, bytesMax);
  return readOpened(real, shown, bytesMax);
}

function inspect(path: string, shown: string): Stats {
  try {
    return lstatSync(path);
  } catch (error) {
    throw readError(error, shown);
  }
}

function checkKind(stats: Stats, shown: string, bytesMax: number): void {
  if (!stats.isFile()) {
    const kind = stats.isDirectory() ? 'a folder' : stats.isFIFO() ? 'a named pipe' : 'a device or socket';
    throw new AshlarError('E_NOT_FILE', `${shown} is ${kind}, not a regular file.`, 'Put a text file there.');
  }
  if (stats.size > bytesMax) {
    const limit = `${Math.floor(bytesMax / 1024 / 1024)} MiB`;
    throw new AshlarError('E_TOO_LARGE', `${shown} is over ${limit} and was not read.`, 'Split it into several specs.');
  }
}

function readOpened(real: string, shown: string, bytesMax: number): Buffer {
  // The path is real by now: a link put there in the meantime is not followed, a pipe does not block.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  let descriptor: number | null = null;
  try {
    descriptor = openSync(real, flags);
    const stats = fstatSync(descriptor);
    checkKind(stats, shown, bytesMax);
    return readUpTo(descriptor, stats.size);
  } catch (error) {
    throw readError(error, shown);
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

function readError(error: unknown, shown: string): unknown {
  if (isAshlarError(error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  if (code === 'EACCES' || code === 'EPERM') {
    return new AshlarError('E_PERM', `${shown} may not be read.`, 'Give yourself the right to read it.', error);
  }
  if (code === 'ENOENT') return new AshlarError('E_NOT_FILE', `${shown} is not there any more.`, null, error);
  return new AshlarError('E_READ', `${shown} cannot be read (${code}).`, null, error);
}
