import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { insertRow, updateRow } from '@/db/prepared';
import { corrections } from '@/db/schema/corrections';
import type { Correction } from '@/lib/domain/mapping';

const revisions = new WeakMap<Db, number>();

/** Grows with every change of the corrections, so that what was made from them is known to be old. */
export const correctionsRevision = (db: Db): number => revisions.get(db) ?? 0;

const touch = (db: Db): void => void revisions.set(db, correctionsRevision(db) + 1);

/** Newest first by the order of writing (a clock may jump), so that the last word wins. */
export function listCorrections(db: Db): Correction[] {
  return db.select().from(corrections).orderBy(desc(sql`rowid`)).all();
}

export function insertCorrection(db: Db, correction: Correction): void {
  insertRow(db, corrections, 'corrections', correction);
  touch(db);
}

/** Rewrites a correction in its place among the others. */
export function updateCorrection(db: Db, correction: Correction): void {
  updateRow(db, corrections, 'corrections', () => eq(corrections.id, sql.placeholder('id')), correction);
  touch(db);
}

/** Removes a correction; answers its place among the others, for `putBackCorrection`. */
export function deleteCorrection(db: Db, id: string): number | null {
  const row = db.select({ place: sql<number>`rowid` }).from(corrections).where(eq(corrections.id, id)).get();
  db.delete(corrections).where(eq(corrections.id, id)).run();
  touch(db);
  return row?.place ?? null;
}

/** Puts a removed correction back where it stood; on top where that place is taken by now. */
export function putBackCorrection(db: Db, correction: Correction, place: number): void {
  insertCorrection(db, correction);
  const taken = db.select({ id: corrections.id }).from(corrections).where(sql`rowid = ${place}`).get();
  if (!taken) db.run(sql`update corrections set rowid = ${place} where id = ${correction.id}`);
}
