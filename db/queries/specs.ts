import { eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { specs } from '@/db/schema/specs';
import type { Plan } from '@/lib/domain/plan';

export type StoredPlan = { hash: string; plan: Plan; readerVersion: number; loadedAt: string };

/** The last good plan of a spec, or null. */
export function getPlan(db: Db, specId: string): StoredPlan | null {
  const row = db.select().from(specs).where(eq(specs.id, specId)).get();
  return row ? { hash: row.hash, plan: row.plan, readerVersion: row.readerVersion, loadedAt: row.loadedAt } : null;
}

/** Which file the stored plan of a spec was read from, without reading the plan. */
export function getStoredHash(db: Db, specId: string): string | null {
  return db.select({ hash: specs.hash }).from(specs).where(eq(specs.id, specId)).get()?.hash ?? null;
}

export function putPlan(db: Db, plan: Plan, readerVersion: number, loadedAt: string): void {
  const row = { id: plan.spec, hash: plan.hash, plan, readerVersion, loadedAt };
  db.insert(specs).values(row).onConflictDoUpdate({ target: specs.id, set: row }).run();
}
