import { desc } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { insertRow } from '@/db/prepared';
import { corrections } from '@/db/schema/corrections';
import type { Correction } from '@/lib/domain/mapping';

/** Newest first, so that the last word wins. */
export function listCorrections(db: Db): Correction[] {
  return db.select().from(corrections).orderBy(desc(corrections.createdAt), desc(corrections.id)).all();
}

export function insertCorrection(db: Db, correction: Correction): void {
  insertRow(db, corrections, 'corrections', correction);
}
