import { and, count, desc, eq, inArray, sql, sum } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { attempts } from '@/db/schema/attempts';
import { runTasks } from '@/db/schema/run-tasks';
import { runs } from '@/db/schema/runs';
import type { Run } from '@/lib/domain/run';
import type { TaskStatus } from '@/lib/domain/task-status';

/** The runs of a spec's plan, rehearsals too, the newest first. */
export function listSpecRuns(db: Db, specId: string, limit: number): Run[] {
  return db
    .select()
    .from(runs)
    .where(and(eq(runs.specId, specId), eq(runs.kind, 'plan')))
    .orderBy(desc(sql`rowid`))
    .limit(limit)
    .all();
}

/** Tasks of the plan by run and status; layer syncs are not counted. */
export function countRunTasks(db: Db, runIds: string[]): { runId: string; status: TaskStatus; count: number }[] {
  return db
    .select({ runId: runTasks.runId, status: runTasks.status, count: count() })
    .from(runTasks)
    .where(and(inArray(runTasks.runId, runIds), eq(runTasks.role, 'task')))
    .groupBy(runTasks.runId, runTasks.status)
    .all();
}

/** US dollars by run, of tasks and syncs. */
export function costOfRuns(db: Db, runIds: string[]): Map<string, number> {
  const rows = db
    .select({ runId: runTasks.runId, usd: sum(runTasks.costUsd) })
    .from(runTasks)
    .where(inArray(runTasks.runId, runIds))
    .groupBy(runTasks.runId)
    .all();
  return new Map(rows.map(({ runId, usd }) => [runId, Number(usd ?? 0)]));
}

export function countRunAttempts(db: Db, runIds: string[]): Map<string, number> {
  const rows = db
    .select({ runId: attempts.runId, count: count() })
    .from(attempts)
    .where(inArray(attempts.runId, runIds))
    .groupBy(attempts.runId)
    .all();
  return new Map(rows.map((row) => [row.runId, row.count]));
}
