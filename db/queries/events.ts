import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { prepared } from '@/db/prepared';
import { events } from '@/db/schema/events';
import type { Attempt, Run, RunTask } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';

/** A fact before the ledger gave it its place. */
export type NewEvent =
  | { type: 'run.changed'; run: Run }
  | { type: 'task.changed'; task: RunTask }
  | { type: 'attempt.changed'; attempt: Attempt };

/** Identity of an event that came from an executor; the ledger takes each only once. */
export type EventOrigin = { attemptId: string; attemptSeq: number };

/** Appends an event and returns it with its place, or null when the ledger already has it. */
export function insertEvent(
  db: Db,
  runId: string,
  at: string,
  event: NewEvent,
  origin: EventOrigin | null = null,
): RunEvent | null {
  const insert = prepared(db, 'insert event', () =>
    db
      .insert(events)
      .values({
        runId: sql.placeholder('runId'),
        attemptId: sql.placeholder('attemptId'),
        attemptSeq: sql.placeholder('attemptSeq'),
        at: sql.placeholder('at'),
        type: sql.placeholder('type'),
        data: sql.placeholder('data'),
      })
      .onConflictDoNothing()
      .prepare(),
  );
  const { type, ...body } = event;
  const result = insert.run({
    runId,
    attemptId: origin?.attemptId ?? null,
    attemptSeq: origin?.attemptSeq ?? null,
    at,
    type,
    data: JSON.stringify(body),
  });
  return result.changes === 0 ? null : { ...event, seq: Number(result.lastInsertRowid), runId, at };
}

/** A run's events after `cursor`, oldest first, at most `limit`. */
export function listEvents(db: Db, runId: string, cursor: number, limit: number): RunEvent[] {
  const query = prepared(db, 'list events', () =>
    db
      .select()
      .from(events)
      .where(and(eq(events.runId, sql.placeholder('runId')), gt(events.seq, sql.placeholder('cursor'))))
      .orderBy(asc(events.seq))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
  return query
    .all({ runId, cursor, limit })
    .map((row) => ({ ...JSON.parse(row.data), type: row.type, seq: row.seq, runId, at: row.at }) as RunEvent);
}

/** Place of a run's last event; 0 before the first. */
export function lastSeq(db: Db, runId: string): number {
  const row = db
    .select({ seq: sql<number | null>`max(${events.seq})` })
    .from(events)
    .where(eq(events.runId, runId))
    .get();
  return row?.seq ?? 0;
}
