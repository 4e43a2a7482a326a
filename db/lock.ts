import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AshlarError } from '@/lib/domain/errors';

/** Held for the life of the process that owns the project. */
export type Lock = { release(): void };

/**
 * Takes the lock file by an exclusive SQLite transaction: the kernel frees it even after `kill -9`.
 * Throws `E_LOCKED` when another process holds it, `E_LOCK` when the file cannot be used at all.
 */
export function takeLock(file: string): Lock {
  let client: Database.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    client = new Database(file, { timeout: 0 });
    client.pragma('journal_mode = DELETE');
    client.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    client?.close();
    throw asLockError(file, error);
  }
  const held = client;
  return { release: () => void held.close() };
}

function asLockError(file: string, error: unknown): AshlarError {
  if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) {
    return new AshlarError(
      'E_LOCKED',
      'Another Ashlar holds this project.',
      'Use its window, or stop it first.',
      error,
    );
  }
  return new AshlarError(
    'E_LOCK',
    `The lock of this project could not be taken: ${error instanceof Error ? error.message : String(error)}.`,
    `Check the permissions of ${file}; a damaged one may be deleted while no Ashlar runs.`,
    error,
  );
}
