import { inArray, ne } from 'drizzle-orm';
import { type Db, transaction } from '@/db/client';
import { attempts } from '@/db/schema/attempts';
import { corrections } from '@/db/schema/corrections';
import { mappings } from '@/db/schema/mappings';
import { owner } from '@/db/schema/owner';
import { runs } from '@/db/schema/runs';

/** The id this database was given when it was made, or null when nobody claimed it yet. */
export function getStateId(db: Db): string | null {
  return db.select().from(owner).get()?.stateId ?? null;
}

export function setStateId(db: Db, stateId: string): void {
  db.insert(owner).values({ row: 1, stateId }).onConflictDoUpdate({ target: owner.row, set: { stateId } }).run();
}

/**
 * Takes from a database of unknown origin everything that could make something run: approvals and answers, corrections,
 * open runs. What happened stays as history.
 */
export function disarm(db: Db, now: string): void {
  transaction(db, () => {
    db.update(mappings).set({ status: 'superseded' }).where(ne(mappings.status, 'superseded')).run();
    db.delete(corrections).run();
    db.update(attempts)
      .set({ status: 'interrupted', finishedAt: now })
      .where(inArray(attempts.status, ['starting', 'running']))
      .run();
    db.update(runs)
      .set({ status: 'cancelled', pause: null, updatedAt: now, finishedAt: now })
      .where(inArray(runs.status, ['queued', 'running', 'paused']))
      .run();
  });
}
