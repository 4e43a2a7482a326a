import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Read as well as written: the same descriptor serves the command and whoever follows it. Missing where unknown. */
const fresh = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/**
 * Opens a new file that only this user may read, making its folders. What stands there already is replaced, never
 * followed: a repository may hold a symbolic link in this place. Several programs may write to one that is `append`ed
 * to. Throws what the disk says.
 */
export function openOwnFile(file: string, { append = true } = {}): number {
  const flags = append ? fresh | constants.O_APPEND : fresh;
  try {
    return openSync(file, flags, 0o600);
  } catch (error) {
    if (isCode(error, 'ENOENT')) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    } else if (isCode(error, 'EEXIST')) {
      // Devices are left alone and written to as they are.
      if (lstatSync(file).isCharacterDevice()) return openSync(file, 'a');
      rmSync(file);
    } else {
      throw error;
    }
    return openSync(file, flags, 0o600);
  }
}

/** What stands in the project may have been replaced: a link is not followed, and a pipe is not waited for. */
const kept = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a file of an earlier server to be read. Throws what the disk says, and when something else stands there. */
export function openKeptFile(file: string): number {
  const fd = openSync(file, kept);
  if (fstatSync(fd).isFile()) return fd;
  closeSync(fd);
  throw new Error(`${file} is not a file`);
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
