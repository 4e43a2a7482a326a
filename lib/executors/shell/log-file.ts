import { type FileHandle, lstat, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Opens a new log that only this user may read, making its folders. What stands there already is replaced, never
 * followed: a repository may hold a symbolic link in this place.
 */
export async function openLogFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    if (isCode(error, 'ENOENT')) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    } else if (isCode(error, 'EEXIST')) {
      const found = await lstat(file);
      // Devices are left alone and written to as they are.
      if (!found.isFile() && !found.isSymbolicLink()) return open(file, 'w');
      await rm(file);
    } else {
      throw error;
    }
    return open(file, 'wx', 0o600);
  }
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
