import { desc, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { insertRow } from '@/db/prepared';
import { corrections } from '@/db/schema/corrections';
import type { Correction } from '@/lib/domain/mapping';

/** Newest first by the order of writing (a clock may jump), so that the last word wins. */
export function listCorrections(db: Db): Correction[] {
  return db.select().from(corrections).orderBy(desc(sql`rowid`)).all();
}

export function insertCorrection(db: Db, correction: Correction): void {
  insertRow(db, corrections, 'corrections', correction);
}
