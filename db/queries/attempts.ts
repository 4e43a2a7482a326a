import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { insertRow, prepared, updateRow } from '@/db/prepared';
import { attempts } from '@/db/schema/attempts';
import { runs as runsTable } from '@/db/schema/runs';
import type { Attempt } from '@/lib/domain/run';

const openStatuses = ['starting', 'running'] as const;

/** Writes a new attempt. Throws SQLITE_CONSTRAINT_UNIQUE when the task already has an open one. */
export function insertAttempt(db: Db, attempt: Attempt): void {
  insertRow(db, attempts, 'attempts', attempt);
}

/** Rewrites an attempt that is still open. False when it had already ended: the first outcome stands. */
export function updateOpenAttempt(db: Db, attempt: Attempt): boolean {
  const where = () => and(eq(attempts.id, sql.placeholder('id')), inArray(attempts.status, [...openStatuses]));
  return updateRow(db, attempts, 'open attempts', where, attempt) === 1;
}

export function getAttempt(db: Db, attemptId: string): Attempt | null {
  const query = prepared(db, 'get attempt', () =>
    db
      .select()
      .from(attempts)
      .where(eq(attempts.id, sql.placeholder('attemptId')))
      .prepare(),
  );
  return query.get({ attemptId }) ?? null;
}

/** Every attempt at a task over all its runs, newest first. */
export function listAttempts(db: Db, taskId: string): Attempt[] {
  return db.select().from(attempts).where(eq(attempts.taskId, taskId)).orderBy(desc(sql`rowid`)).all();
}

/** Every attempt of a run in the order they were made. */
export function listRunAttempts(db: Db, runId: string): Attempt[] {
  return db.select().from(attempts).where(eq(attempts.runId, runId)).orderBy(asc(sql`rowid`)).all();
}

/** Attempts of a run that ended without success, in the order they were made. */
export function listFailedAttempts(db: Db, runId: string): Attempt[] {
  return db
    .select()
    .from(attempts)
    .where(and(eq(attempts.runId, runId), inArray(attempts.status, ['failed', 'timed-out', 'interrupted'])))
    .orderBy(asc(sql`rowid`))
    .all();
}

/** The last attempts that came to a good end, newest first; rehearsals say nothing of the real thing. */
export function listGoodAttempts(db: Db, limit: number): Pick<Attempt, 'command' | 'durationMs' | 'agent'>[] {
  return db
    .select({ command: attempts.command, durationMs: attempts.durationMs, agent: attempts.agent })
    .from(attempts)
    .where(and(eq(attempts.status, 'succeeded'), ne(attempts.executor, 'rehearsal')))
    .orderBy(desc(sql`rowid`))
    .limit(limit)
    .all();
}

/** Attempts that were to change files while this one was under way, without it. */
export function listOverlappingAttempts(db: Db, { id, startedAt, finishedAt }: Attempt): Attempt[] {
  return db
    .select()
    .from(attempts)
    .where(
      and(
        ne(attempts.id, id),
        or(isNull(attempts.finishedAt), gt(attempts.finishedAt, startedAt)),
        finishedAt === null ? undefined : lt(attempts.startedAt, finishedAt),
        ne(attempts.executor, 'rehearsal'),
      ),
    )
    .all()
    .filter((other) => other.finishedAt === null || other.checkpoint !== null);
}

/** Ids of every attempt of the runs before the newest `runs`. */
export function listOlderAttemptIds(db: Db, runs: number): string[] {
  const recent = db.select({ id: runsTable.id }).from(runsTable).orderBy(desc(sql`rowid`)).limit(runs);
  return db
    .select({ id: attempts.id })
    .from(attempts)
    .where(notInArray(attempts.runId, recent))
    .all()
    .map(({ id }) => id);
}

/** Attempts the ledger holds open: after a crash, what must be settled first. */
export function listOpenAttempts(db: Db): Attempt[] {
  return db
    .select()
    .from(attempts)
    .where(inArray(attempts.status, [...openStatuses]))
    .all();
}
