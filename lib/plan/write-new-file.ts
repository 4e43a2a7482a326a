import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import { isInside, realPath } from './inside';
import { exists } from './places/list-dir';

/** What a disk says that has no hard links. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Writes a file that is not there yet, whole or not at all, with mode 0644; folders on the way are made. `path` is
 * relative to the project. Throws `E_EXISTS` when anything stands there, also when it came in the meantime,
 * `E_PATH_ESCAPE` when a link leads out of the project, `E_WRITE` with what the disk says.
 */
export function writeNewFile(projectDir: string, path: string, text: string): void {
  const file = join(projectDir, path);
  if (exists(file)) throw taken(path);
  try {
    const folder = makeFolder(projectDir, path);
    const draft = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
    try {
      writeWhole(draft, text);
      putInPlace(draft, file, path);
    } finally {
      rmSync(draft, { force: true });
    }
    syncFolder(folder);
  } catch (error) {
    if (error instanceof AshlarError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AshlarError(
      'E_WRITE',
      `${path} could not be written (${code}).`,
      'Check the rights of its folder.',
      error,
    );
  }
}

/** The folder of the file, made where it is missing; nothing is made behind a link that leads out. */
function makeFolder(projectDir: string, path: string): string {
  const root = realPath(projectDir);
  const folder = dirname(join(projectDir, path));
  let known = folder;
  while (!exists(known) && known !== projectDir) known = dirname(known);
  const real = realPath(known);
  if (root === null || real === null || !isInside(root, real)) {
    throw new AshlarError('E_PATH_ESCAPE', `${path} would leave the project by a link.`, 'Make its folder a real one.');
  }
  mkdirSync(folder, { recursive: true });
  return folder;
}

function writeWhole(draft: string, text: string): void {
  const descriptor = openSync(draft, 'wx', 0o644);
  try {
    // The person's umask may take rights away that others need to read a plan.
    fchmodSync(descriptor, 0o644);
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A link fails where something stands; a rename would replace it. */
function putInPlace(draft: string, file: string, path: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') throw taken(path);
    if (!noLinks.has(code)) throw error;
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } catch {
    // Some file systems cannot; the file itself is on disk.
  } finally {
    closeSync(descriptor);
  }
}

const taken = (path: string): AshlarError =>
  new AshlarError('E_EXISTS', `${path} is there already and was not touched.`, 'Move it away first, or edit it.');
