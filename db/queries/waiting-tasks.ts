import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { runTasks } from '@/db/schema/run-tasks';
import { runs } from '@/db/schema/runs';
import { inboxStatuses } from '@/lib/domain/inbox';
import type { RunTask } from '@/lib/domain/run';

/** Tasks of open runs that wait for somebody or something, in the order of runs and plans. */
export function listWaitingTasks(db: Db): RunTask[] {
  return db
    .select({ task: runTasks })
    .from(runs)
    .innerJoin(runTasks, eq(runTasks.runId, runs.id))
    .where(and(inArray(runs.status, ['queued', 'running', 'paused']), inArray(runTasks.status, inboxStatuses)))
    .orderBy(asc(sql`${runs}.rowid`), asc(runTasks.position))
    .all()
    .map(({ task }) => task);
}
