import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { insertRow } from '@/db/prepared';
import { mappings } from '@/db/schema/mappings';
import type { Mapping } from '@/lib/domain/mapping';

/** The mapping in force of every task of a spec. */
export function listLiveMappings(db: Db, specId: string): Mapping[] {
  return db
    .select()
    .from(mappings)
    .where(and(eq(mappings.specId, specId), ne(mappings.status, 'superseded')))
    .all();
}

export function getLiveMapping(db: Db, taskId: string): Mapping | null {
  return (
    db
      .select()
      .from(mappings)
      .where(and(eq(mappings.taskId, taskId), ne(mappings.status, 'superseded')))
      .get() ?? null
  );
}

/** All mappings a task ever had, newest first. */
export function listMappingHistory(db: Db, taskId: string): Mapping[] {
  return db.select().from(mappings).where(eq(mappings.taskId, taskId)).orderBy(desc(sql`rowid`)).all();
}

/** Puts a mapping in force; the one before it is kept as superseded. */
export function replaceMapping(db: Db, mapping: Mapping): void {
  db.update(mappings)
    .set({ status: 'superseded' })
    .where(and(eq(mappings.taskId, mapping.taskId), ne(mappings.status, 'superseded')))
    .run();
  insertRow(db, mappings, 'mappings', mapping);
}

/** Approves (with a time) or takes the approval back (null). False when the mapping is no longer in force. */
export function setApproval(db: Db, mappingId: string, approvedAt: string | null): boolean {
  const { changes } = db
    .update(mappings)
    .set({ status: approvedAt ? 'approved' : 'proposed', approvedAt })
    .where(and(eq(mappings.id, mappingId), ne(mappings.status, 'superseded')))
    .run();
  return changes === 1;
}
