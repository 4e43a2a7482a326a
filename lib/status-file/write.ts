import {
  type BigIntStats,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import type { StatusFile } from '@/lib/domain/status-file';

const folder = '.claude/execution';

/** Where the status file of a spec stands, relative to the project. */
export const statusFilePath = (specId: string): string => `${folder}/${specId}.json`;

/**
 * Replaces the file as one whole: a reader sees the old document or the new one, never a part. Links are not followed:
 * a repository could let them lead to any file of the user. Throws `E_STATUS_FOLDER` when the folder leads out of the
 * project, and what the disk says.
 */
export function writeStatusFile(projectDir: string, document: StatusFile): void {
  writeStatusText(projectDir, document.feature, statusFileText(document));
}

export const statusFileText = (document: StatusFile): string => `${JSON.stringify(document, null, 2)}\n`;

/** The same for text; returns what the disk says of the new file. */
export function writeStatusText(projectDir: string, specId: string, text: string): BigIntStats | null {
  mkdirSync(join(projectDir, folder), { recursive: true });
  if (!realpathSync(join(projectDir, folder)).startsWith(realpathSync(projectDir) + sep)) {
    throw new AshlarError(
      'E_STATUS_FOLDER',
      `${folder} is a link that leads out of the project.`,
      'Make it a folder of the project.',
    );
  }
  const file = join(projectDir, statusFilePath(specId));
  const before = lstatSync(file, { throwIfNoEntry: false });
  if (before?.isSymbolicLink()) rmSync(file);
  replaceFile(file, text, before?.isFile() ? before.mode & 0o777 : 0o666);
  return lstatSync(file, { bigint: true, throwIfNoEntry: false }) ?? null;
}

let temporaryFiles = 0;

/**
 * A temporary file beside it, whole and on the disk, takes its name. Written by a call that goes on until every byte is
 * there: on a disk that is nearly full a single write may stop short without a word.
 */
function replaceFile(file: string, text: string, mode: number): void {
  temporaryFiles += 1;
  const temporary = `${file}.${process.pid}${String(temporaryFiles).padStart(9, '0')}`;
  try {
    rmSync(temporary, { force: true });
    const descriptor = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
  syncFolder(dirname(file));
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The next start takes it away.
  }
}

/** So that the new name outlives a power cut. The file itself is in its place already: a refusal changes nothing. */
function syncFolder(path: string): void {
  try {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Some file systems sync no folders.
  }
}

/** Removes temporary files that a killed process left beside a status file; a folder that cannot be written keeps them. */
export function removeLeftovers(projectDir: string, specId: string): void {
  // They are named after the target and a number.
  const prefix = `${specId}.json.`;
  try {
    for (const name of readdirSync(join(projectDir, folder))) {
      if (!name.startsWith(prefix) || !/^\d+$/.test(name.slice(prefix.length))) continue;
      rmSync(join(projectDir, folder, name));
    }
  } catch {
    // They do no harm: nothing reads them.
  }
}
