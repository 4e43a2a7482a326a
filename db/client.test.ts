import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { isAshlarError } from '@/lib/domain/errors';
import { closeDb, openDb, transaction } from './client';
import { migrations, openFresh, temporaryFolder } from './fixtures/database';
import { insertCorrection, listCorrections } from './queries/corrections';

const correction = {
  ...{ id: 'cor_1', specId: 'F001', layerKey: 'L0', description: 'x'.repeat(5000), createdAt: 'now' },
  ...{ words: [], stack: [], enabled: true },
  answer: { kind: 'skip' as const, note: '' },
};

function problemOf(file: string): { code: string; message: string; hint: string | null } {
  try {
    closeDb(openDb(file, migrations));
  } catch (error) {
    if (isAshlarError(error)) return { code: error.code, message: error.message, hint: error.hint };
    throw error;
  }
  return { code: 'opened', message: '', hint: null };
}

/** A closed database file with rows over several pages. */
function writtenFile(): string {
  const file = join(temporaryFolder(), 'state.db');
  const db = openDb(file, migrations);
  for (let i = 0; i < 50; i++) insertCorrection(db, { ...correction, id: `cor_${i}` });
  closeDb(db);
  return file;
}

describe('opening', () => {
  test('makes the file and its folder, with every table of the schema', () => {
    const file = join(temporaryFolder(), 'not', 'there', 'state.db');
    const db = openFresh(file);
    const tables = db.$client.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all();
    expect(tables).toEqual(
      expect.arrayContaining(['attempts', 'corrections', 'events', 'mappings', 'run_tasks', 'runs', 'specs']),
    );
    const known = readdirSync(migrations).filter((name) => name.endsWith('.sql')).length;
    expect(db.$client.pragma('user_version', { simple: true })).toBe(known);
  });

  test('waits for the disk at every commit, on the first opening and on every later one', () => {
    const file = writtenFile();
    for (let i = 0; i < 2; i++) {
      const db = openDb(file, migrations);
      expect(db.$client.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.$client.pragma('synchronous', { simple: true })).toBe(2);
      expect(db.$client.pragma('fullfsync', { simple: true })).toBe(1);
      closeDb(db);
    }
  });

  test('keeps what was written', () => {
    const file = writtenFile();
    expect(listCorrections(openFresh(file))).toHaveLength(50);
  });

  test('a database that lost its last writer before it closed has everything that was committed', () => {
    const file = writtenFile();
    const db = openFresh(file);
    insertCorrection(db, { ...correction, id: 'cor_last' });
    // Read while the writer still has it open: as after a crash, the newest rows stand in the WAL alone.
    expect(existsSync(`${file}-wal`)).toBe(true);
    expect(listCorrections(openFresh(file))[0]?.id).toBe('cor_last');
  });

  test('closing twice is harmless and leaves one file', () => {
    const file = writtenFile();
    const db = openDb(file, migrations);
    insertCorrection(db, { ...correction, id: 'cor_last' });
    closeDb(db);
    closeDb(db);
    expect([existsSync(`${file}-wal`), existsSync(`${file}-shm`)]).toEqual([false, false]);
  });
});

describe('a file that cannot be used is left as it is', () => {
  test('written by a newer Ashlar: refused, byte for byte the same afterwards', () => {
    const file = join(temporaryFolder(), 'state.db');
    const newer = new Database(file);
    newer.exec('create table future (id text)');
    newer.pragma('user_version = 999');
    newer.close();
    const before = readFileSync(file);
    expect(problemOf(file)).toEqual({
      code: 'E_DATABASE_NEWER',
      message: `${file} was written by a newer Ashlar.`,
      hint: 'Update Ashlar. The file was left as it is.',
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each<[string, (file: string) => void]>([
    [
      'no database at all',
      (file) => writeFileSync(file, 'this is not a database, but long enough to be read as one '.repeat(20)),
    ],
    ['overwritten in its head', (file) => overwrite(file, 0, 200)],
    ['overwritten in the middle', (file) => overwrite(file, 4096 * 4, 4096 * 3)],
    ['cut short', (file) => truncateSync(file, 4096 * 6)],
  ])('%s: named as damaged, nothing deleted or changed', (_, damage) => {
    const file = writtenFile();
    damage(file);
    const before = readFileSync(file);
    const problem = problemOf(file);
    expect(problem.code).toBe('E_DATABASE');
    expect(problem.hint).toContain(`Move ${file}`);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a folder in its place is an error with the file’s name', () => {
    const file = join(temporaryFolder(), 'state.db');
    mkdirSync(file);
    expect(problemOf(file)).toMatchObject({ code: 'E_DATABASE', hint: expect.stringContaining(file) });
  });

  test('a folder that cannot be made is an error, not a crash', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(problemOf(join(folder, 'file', 'state.db')).code).toBe('E_DATABASE');
  });
});

test('a transaction that throws leaves nothing behind', () => {
  const db = openFresh();
  const work = () => {
    insertCorrection(db, correction);
    throw new Error('half way');
  };
  expect(() => transaction(db, work)).toThrow('half way');
  expect(listCorrections(db)).toEqual([]);
  transaction(db, () => insertCorrection(db, correction));
  expect(listCorrections(db)).toEqual([correction]);
});

function overwrite(file: string, at: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xff, at, at + length);
  writeFileSync(file, bytes);
}
