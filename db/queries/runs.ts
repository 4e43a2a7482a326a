import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { insertRow, prepared, updateRow } from '@/db/prepared';
import { runTasks } from '@/db/schema/run-tasks';
import { runs } from '@/db/schema/runs';
import type { Run, RunTask } from '@/lib/domain/run';

export function insertRun(db: Db, run: Run, tasks: readonly RunTask[]): void {
  insertRow(db, runs, 'runs', run);
  for (const task of tasks) insertRow(db, runTasks, 'run_tasks', task);
}

export function updateRun(db: Db, run: Run): void {
  updateRow(db, runs, 'runs', () => eq(runs.id, sql.placeholder('id')), run);
}

export function updateRunTask(db: Db, task: RunTask): void {
  const where = () => and(eq(runTasks.runId, sql.placeholder('runId')), eq(runTasks.taskId, sql.placeholder('taskId')));
  updateRow(db, runTasks, 'run_tasks', where, task);
}

export function getRun(db: Db, runId: string): Run | null {
  return db.select().from(runs).where(eq(runs.id, runId)).get() ?? null;
}

/** A run's tasks in the order they run. */
export function listRunTasks(db: Db, runId: string): RunTask[] {
  const query = prepared(db, 'list run_tasks', () =>
    db
      .select()
      .from(runTasks)
      .where(eq(runTasks.runId, sql.placeholder('runId')))
      .orderBy(asc(runTasks.position))
      .prepare(),
  );
  return query.all({ runId });
}

/**
 * The run of a spec's plan begun last, by the order of writing: a clock may jump. Real ones only unless `any` is asked
 * for, which takes rehearsals too; `command` finds the latest run of a single command instead.
 */
export function latestRun(db: Db, specId: string, which: 'real' | 'any' | 'command' = 'real'): Run | null {
  const ofKind = and(eq(runs.specId, specId), eq(runs.kind, which === 'command' ? 'command' : 'plan'));
  return (
    db
      .select()
      .from(runs)
      .where(which === 'real' ? and(ofKind, eq(runs.rehearsal, false)) : ofKind)
      .orderBy(desc(sql`rowid`))
      .limit(1)
      .get() ?? null
  );
}

/** A task as the newest real run of a spec that had it took it, or null. */
export function findRunTask(db: Db, specId: string, taskId: string): RunTask | null {
  const row = db
    .select({ task: runTasks })
    .from(runTasks)
    .innerJoin(runs, eq(runs.id, runTasks.runId))
    .where(and(eq(runTasks.taskId, taskId), eq(runs.specId, specId), eq(runs.rehearsal, false)))
    .orderBy(desc(sql`${runs}.rowid`))
    .limit(1)
    .get();
  return row?.task ?? null;
}

/** Runs that have not ended, in the order they were begun: the queue. */
export function listOpenRuns(db: Db): Run[] {
  return db
    .select()
    .from(runs)
    .where(inArray(runs.status, ['queued', 'running', 'paused']))
    .orderBy(asc(sql`rowid`))
    .all();
}

/** Ids of the specs whose plan ever had a real run. */
export function listSpecsWithRuns(db: Db): string[] {
  return db
    .selectDistinct({ specId: runs.specId })
    .from(runs)
    .where(and(eq(runs.kind, 'plan'), eq(runs.rehearsal, false)))
    .all()
    .map((row) => row.specId);
}
