import { and, desc, eq, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { insertRow, prepared } from '@/db/prepared';
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

/** A mapping in force or superseded. */
export function getMapping(db: Db, id: string): Mapping | null {
  return db.select().from(mappings).where(eq(mappings.id, id)).get() ?? null;
}

/** All mappings a task ever had, newest first. */
export function listMappingHistory(db: Db, taskId: string): Mapping[] {
  return db.select().from(mappings).where(eq(mappings.taskId, taskId)).orderBy(desc(sql`rowid`)).all();
}

/** The last answer of a task that was approved for just this text, or null. */
export function findApprovedFor(db: Db, taskId: string, fingerprint: string): Mapping | null {
  return (
    db
      .select()
      .from(mappings)
      .where(and(eq(mappings.taskId, taskId), eq(mappings.approvedFor, fingerprint), isNotNull(mappings.approvedAt)))
      .orderBy(desc(sql`rowid`))
      .limit(1)
      .get() ?? null
  );
}

/** Whether anything of a spec is approved, or was until its text changed. */
export function hasApprovals(db: Db, specId: string): boolean {
  const approved = or(eq(mappings.status, 'approved'), isNotNull(mappings.voided));
  return (
    db
      .select({ id: mappings.id })
      .from(mappings)
      .where(and(eq(mappings.specId, specId), ne(mappings.status, 'superseded'), approved))
      .limit(1)
      .get() !== undefined
  );
}

/** Ids of the tasks of a spec whose mapping is approved. */
export function approvedTasks(db: Db, specId: string): Set<string> {
  const isApproved = and(eq(mappings.specId, specId), eq(mappings.status, 'approved'));
  const rows = db.select({ taskId: mappings.taskId }).from(mappings).where(isApproved).all();
  return new Set(rows.map(({ taskId }) => taskId));
}

/** Puts a mapping in force; the one before it is kept as superseded. `isFirst` says that there is none. */
export function replaceMapping(db: Db, mapping: Mapping, isFirst = false): void {
  if (!isFirst) {
    const supersede = prepared(db, 'supersede mappings', () =>
      db
        .update(mappings)
        .set({ status: 'superseded' })
        .where(and(eq(mappings.taskId, sql.placeholder('taskId')), ne(mappings.status, 'superseded')))
        .prepare(),
    );
    supersede.run({ taskId: mapping.taskId });
  }
  insertRow(db, mappings, 'mappings', mapping);
}

/** Notes for which text an approval is that was given before texts were noted. */
export function setApprovedFor(db: Db, mappingId: string, fingerprint: string): void {
  db.update(mappings).set({ approvedFor: fingerprint }).where(eq(mappings.id, mappingId)).run();
}

/**
 * Approves (with a time, and the fingerprint of the text it is for) or takes the approval back (null). False when the
 * mapping is no longer in force.
 */
export function setApproval(db: Db, mappingId: string, approval: { at: string; for: string } | null): boolean {
  const change = approval
    ? ({ status: 'approved', approvedAt: approval.at, approvedFor: approval.for, voided: null } as const)
    : ({ status: 'proposed', approvedAt: null, approvedFor: null } as const);
  const { changes } = db
    .update(mappings)
    .set(change)
    .where(and(eq(mappings.id, mappingId), ne(mappings.status, 'superseded')))
    .run();
  return changes === 1;
}
