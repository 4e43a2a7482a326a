import { mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
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
  let client: Database.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    client = new Database(file);
    const known = readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql')).length;
    const found = client.pragma('user_version', { simple: true }) as number;
    // Before anything is written: a newer file stays as it is.
    if (found > known) throw newerDatabase(file);
    const health = client.pragma('quick_check(1)', { simple: true });
    if (health !== 'ok') throw new Error(`database disk image is malformed: ${health}`);
    client.pragma('journal_mode = WAL');
    // Reopened WAL files fall back to NORMAL, which may lose a state the person has seen when the power goes.
    client.pragma('synchronous = FULL');
    client.pragma('fullfsync = 1');
    client.pragma('busy_timeout = 5000');
    const db = drizzle(client) as unknown as Db;
    migrate(db, { migrationsFolder });
    if (found !== known) client.pragma(`user_version = ${known}`);
    return db;
  } catch (error) {
    client?.close();
    if (error instanceof AshlarError) throw error;
    throw new AshlarError(
      'E_DATABASE',
      `The state of this project could not be opened: ${error instanceof Error ? error.message : String(error)}.`,
      `The file was left as it is. Move ${file} (and its -wal and -shm) aside to start anew.`,
      error,
    );
  }
}

function newerDatabase(file: string): AshlarError {
  return new AshlarError(
    'E_DATABASE_NEWER',
    `${file} was written by a newer Ashlar.`,
    'Update Ashlar. The file was left as it is.',
  );
}

/** Runs `work` in one write transaction. Synchronous by nature: no `await` inside. */
export function transaction<T>(db: Db, work: () => T): T {
  return db.$client.transaction(work).immediate();
}

/**
 * Does work whose every write can be made again from files, without waiting for the disk after each. A later commit
 * that waits takes these with it, in order.
 */
export function withoutWaiting<T>(db: Db, work: () => T): T {
  db.$client.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    db.$client.pragma('synchronous = FULL');
  }
}

/** Closes the database; SQLite writes its WAL back into the file. */
export function closeDb(db: Db): void {
  db.$client.close();
}
