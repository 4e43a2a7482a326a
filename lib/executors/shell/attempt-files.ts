import { closeSync, mkdtempSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOwnFile } from './log-file';

const suffixes = { exit: '.exit', before: '.before' };

/** Where the wrapper writes how the command ended. */
export const exitFileOf = (logPath: string): string => logPath + suffixes.exit;

/** Where the state of the project's files before the attempt is kept. */
export const beforeFileOf = (logPath: string): string => logPath + suffixes.before;

/** The log beside which a file is kept; null for a file that is none of these. */
export function logOfKeptFile(file: string): string | null {
  const suffix = Object.values(suffixes).find((each) => file.endsWith(`.log${each}`));
  return suffix ? file.slice(0, -suffix.length) : null;
}

/** Open descriptors of one attempt, appended to. */
export type AttemptFiles = {
  log: number;
  exit: number;
  /** Why they are not in their place; a later server then finds nothing of them. */
  error: Error | null;
};

/**
 * Opens log and exit file. Where that cannot be done they are files without a name that go with their last reader, so
 * that the command runs all the same. Throws when there is no place for these either.
 */
export function openAttemptFiles(logPath: string): AttemptFiles {
  try {
    return { ...openBoth(logPath), error: null };
  } catch (error) {
    return { ...openNameless(), error: error as Error };
  }
}

/** Closes both; a log of no `bytes` is removed. Null for one that is still written to. */
export function closeAttemptFiles(files: AttemptFiles, logPath: string, bytes: number | null): void {
  closeSync(files.log);
  closeSync(files.exit);
  if (bytes === 0 && !files.error && !logPath.startsWith('/dev/')) remove(logPath);
}

/** Removes what is kept for a later server. */
export function removeKeptFiles(logPath: string, { before }: { before: boolean }): void {
  remove(exitFileOf(logPath));
  if (before) remove(beforeFileOf(logPath));
}

function openBoth(logPath: string): { log: number; exit: number } {
  const log = openOwnFile(logPath);
  try {
    return { log, exit: openOwnFile(exitFileOf(logPath)) };
  } catch (error) {
    closeSync(log);
    throw error;
  }
}

function openNameless(): { log: number; exit: number } {
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-output-'));
  const files = openBoth(join(folder, 'log'));
  try {
    for (const name of ['log', 'log.exit']) rmSync(join(folder, name));
    rmdirSync(folder);
  } catch {
    // Where open files cannot be removed the system's own tidying of its folder does it.
  }
  return files;
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Gone already, or never made; what cannot be removed is looked at again by the next start.
  }
}
