import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AshlarError } from '@/lib/domain/errors';

/** Held for the life of the process that owns the project. */
export type Lock = { release(): void };

/**
 * Takes the lock file by an exclusive SQLite transaction: the kernel frees it even after `kill -9`.
 * Throws `E_LOCKED` when another process holds it.
 */
export function takeLock(file: string): Lock {
  mkdirSync(dirname(file), { recursive: true });
  const client = new Database(file, { timeout: 0 });
  try {
    client.pragma('journal_mode = DELETE');
    client.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    client.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) {
      throw new AshlarError(
        'E_LOCKED',
        'Another Ashlar holds this project.',
        'Use its window, or stop it first.',
        error,
      );
    }
    throw error;
  }
  return { release: () => client.close() };
}
