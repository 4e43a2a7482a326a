import { asc, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { attempts } from '@/db/schema/attempts';
import { events } from '@/db/schema/events';
import { runTasks } from '@/db/schema/run-tasks';
import { runs } from '@/db/schema/runs';

export const listRunRows = (db: Db) => db.select({ id: runs.id, status: runs.status }).from(runs).all();

export const listTaskRows = (db: Db) =>
  db.select({ runId: runTasks.runId, taskId: runTasks.taskId, status: runTasks.status }).from(runTasks).all();

export const listAttemptRows = (db: Db) => db.select().from(attempts).orderBy(asc(sql`rowid`)).all();
export type AttemptRow = ReturnType<typeof listAttemptRows>[number];

export const listEventRows = (db: Db) => db.select().from(events).orderBy(asc(events.seq)).all();
