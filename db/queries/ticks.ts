import { and, eq, inArray } from 'drizzle-orm';
import { type Db, transaction } from '@/db/client';
import { ticks } from '@/db/schema/ticks';
import type { Tick } from '@/lib/domain/tick';

/** SQLite takes only so many values in one statement. */
const IDS_AT_ONCE = 500;

/** Every box of a spec's plan that was dealt with. */
export function listTicks(db: Db, specId: string): Tick[] {
  return db.select().from(ticks).where(eq(ticks.specId, specId)).all();
}

/** Remembers boxes as one transaction; what was remembered of them before is replaced. */
export function putTicks(db: Db, rows: readonly Tick[]): void {
  if (rows.length === 0) return;
  transaction(db, () => {
    for (const row of rows) {
      const target = [ticks.specId, ticks.boxId];
      db.insert(ticks).values(row).onConflictDoUpdate({ target, set: row }).run();
    }
  });
}

export function forgetTicks(db: Db, specId: string, boxIds: readonly string[]): void {
  if (boxIds.length === 0) return;
  transaction(db, () => {
    for (let at = 0; at < boxIds.length; at += IDS_AT_ONCE) {
      const some = boxIds.slice(at, at + IDS_AT_ONCE);
      db.delete(ticks)
        .where(and(eq(ticks.specId, specId), inArray(ticks.boxId, some)))
        .run();
    }
  });
}
