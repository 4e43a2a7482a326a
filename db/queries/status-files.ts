import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { statusEdits } from '@/db/schema/status-edits';
import { statusFiles } from '@/db/schema/status-files';
import type { StatusEdit, StatusEditChoice, WrittenWords } from '@/lib/domain/status-edit';

export type WrittenRow = { hashes: string[]; words: WrittenWords };

/** What was last written to the status file of a spec, or null. */
export function getWritten(db: Db, specId: string): WrittenRow | null {
  return db.select().from(statusFiles).where(eq(statusFiles.specId, specId)).get() ?? null;
}

export function putWritten(db: Db, specId: string, row: WrittenRow): void {
  db.insert(statusFiles)
    .values({ specId, ...row })
    .onConflictDoUpdate({ target: statusFiles.specId, set: row })
    .run();
}

export function insertStatusEdit(db: Db, edit: Omit<StatusEdit, 'id' | 'choice'>): void {
  db.insert(statusEdits).values(edit).run();
}

/** Edits that nobody decided on, newest first. */
export function listOpenStatusEdits(db: Db, specId: string): StatusEdit[] {
  return db
    .select()
    .from(statusEdits)
    .where(and(eq(statusEdits.specId, specId), isNull(statusEdits.choice)))
    .orderBy(desc(statusEdits.id))
    .all();
}

/** Settles every open edit of a spec. */
export function chooseStatusEdits(db: Db, specId: string, choice: StatusEditChoice): void {
  db.update(statusEdits)
    .set({ choice })
    .where(and(eq(statusEdits.specId, specId), isNull(statusEdits.choice)))
    .run();
}
