import { eq, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { prepared } from '@/db/prepared';
import { arrangements } from '@/db/schema/arrangements';
import { type Arrangement, arrangementSchema } from '@/lib/domain/plan';

/** A person's arrangement of a spec's plan, or null. One that cannot be read any more counts for nothing. */
export function getArrangement(db: Db, specId: string): Arrangement | null {
  const query = prepared(db, 'get arrangement', () =>
    db
      .select({ arrangement: arrangements.arrangement })
      .from(arrangements)
      .where(eq(arrangements.specId, sql.placeholder('specId')))
      .prepare(),
  );
  const row = query.get({ specId });
  return row ? (arrangementSchema.safeParse(row.arrangement).data ?? null) : null;
}

export function putArrangement(db: Db, specId: string, arrangement: Arrangement, updatedAt: string): void {
  const row = { specId, arrangement, updatedAt };
  db.insert(arrangements).values(row).onConflictDoUpdate({ target: arrangements.specId, set: row }).run();
}

export function dropArrangement(db: Db, specId: string): void {
  db.delete(arrangements).where(eq(arrangements.specId, specId)).run();
}
