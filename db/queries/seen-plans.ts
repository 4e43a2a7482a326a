import { eq, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { seenPlans } from '@/db/schema/seen-plans';
import { specs } from '@/db/schema/specs';
import type { Plan } from '@/lib/domain/plan';

/** `plan` is null while the stored plan is the one that was seen. */
export type SeenPlan = { hash: string; plan: Plan | null; readerVersion: number; seenAt: string };

export function getSeenPlan(db: Db, specId: string): SeenPlan | null {
  const row = db.select().from(seenPlans).where(eq(seenPlans.specId, specId)).get();
  return row ? { hash: row.hash, plan: row.plan, readerVersion: row.readerVersion, seenAt: row.seenAt } : null;
}

/** When the plan was seen in order, and whether the stored one is it; without reading a plan. */
export function getSeenAt(db: Db, specId: string): { hash: string; seenAt: string; isStored: boolean } | null {
  const { hash, seenAt, specId: id } = seenPlans;
  const isStored = sql<number>`${seenPlans.plan} is null`;
  const row = db.select({ hash, seenAt, isStored }).from(seenPlans).where(eq(id, specId)).get();
  return row ? { hash: row.hash, seenAt: row.seenAt, isStored: row.isStored === 1 } : null;
}

/** From now on the stored plan of the spec is the one that was seen. */
export function seeStoredPlan(db: Db, specId: string, hash: string, readerVersion: number, seenAt: string): void {
  const row = { specId, hash, plan: null, readerVersion, seenAt };
  db.insert(seenPlans).values(row).onConflictDoUpdate({ target: seenPlans.specId, set: row }).run();
}

/** Keeps the stored plan as the one that was seen, before another one is stored. Nothing when another is kept already. */
export function keepSeenPlan(db: Db, specId: string): void {
  const stored = sql`(select ${specs.plan} from ${specs} where ${specs.id} = ${specId})`;
  db.update(seenPlans)
    .set({ plan: stored as never })
    .where(sql`${seenPlans.specId} = ${specId} and ${seenPlans.plan} is null`)
    .run();
}
