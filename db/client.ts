import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { AshlarError } from '@/lib/domain/errors';

export type Db = BetterSQLite3Database<Record<string, never>> & { $client: Database.Database };

/**
 * Opens (or makes) the database and brings it to this version.
 * Throws `E_DATABASE` when the file is damaged and `E_DATABASE_NEWER` when a newer Ashlar wrote it; never deletes anything.
 */
export function openDb(file: string, migrationsFolder: string): Db {
  mkdirSync(dirname(file), { recursive: true });
  let client: Database.Database | undefined;
  try {
    client = new Database(file);
    client.pragma('journal_mode = WAL');
    // Reopened WAL files fall back to NORMAL, which may lose a state the person has seen when the power goes.
    client.pragma('synchronous = FULL');
    client.pragma('fullfsync = 1');
    client.pragma('busy_timeout = 5000');
    client.pragma('foreign_keys = ON');
    const known = readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql')).length;
    const found = client.pragma('user_version', { simple: true }) as number;
    if (found > known) {
      throw new AshlarError(
        'E_DATABASE_NEWER',
        `${file} was written by a newer Ashlar.`,
        'Update Ashlar. The file was left as it is.',
      );
    }
    const db = drizzle(client) as unknown as Db;
    migrate(db, { migrationsFolder });
    client.pragma(`user_version = ${known}`);
    return db;
  } catch (error) {
    client?.close();
    if (error instanceof AshlarError) throw error;
    throw new AshlarError(
      'E_DATABASE',
      `The state of this project could not be opened: ${error instanceof Error ? error.message : String(error)}.`,
      `The file was left as it is. Move ${join(dirname(file), 'state.db')} (and its -wal and -shm) aside to start anew.`,
      error,
    );
  }
}

/** Runs `work` in one write transaction. Synchronous by nature: no `await` inside. */
export function transaction<T>(db: Db, work: () => T): T {
  return db.$client.transaction(work).immediate();
}

export function closeDb(db: Db): void {
  if (db.$client.open) {
    db.$client.pragma('wal_checkpoint(TRUNCATE)');
    db.$client.close();
  }
}
