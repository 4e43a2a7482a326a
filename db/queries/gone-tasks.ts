import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { prepared } from '@/db/prepared';
import { goneTasks } from '@/db/schema/gone-tasks';
import type { PlanTask } from '@/lib/domain/plan';

export type GoneTask = { task: PlanTask; goneAt: string };

/** Tasks that a spec's plan had once and has no longer, as it last stated them. */
export function listGoneTasks(db: Db, specId: string): PlanTask[] {
  const rows = db.select({ task: goneTasks.task }).from(goneTasks).where(eq(goneTasks.specId, specId)).all();
  return rows.map((row) => row.task);
}

export function getGoneTask(db: Db, specId: string, taskId: string): GoneTask | null {
  const { task, goneAt } = goneTasks;
  return (
    db
      .select({ task, goneAt })
      .from(goneTasks)
      .where(and(eq(goneTasks.specId, specId), eq(goneTasks.taskId, taskId)))
      .get() ?? null
  );
}

/** Remembers tasks that a plan has no longer. */
export function putGoneTasks(db: Db, specId: string, tasks: readonly PlanTask[], goneAt: string): void {
  const put = prepared(db, 'put gone_tasks', () =>
    db
      .insert(goneTasks)
      .values({
        specId: sql.placeholder('specId'),
        taskId: sql.placeholder('taskId'),
        task: sql.placeholder('task'),
        goneAt: sql.placeholder('goneAt'),
      })
      .onConflictDoUpdate({
        target: [goneTasks.specId, goneTasks.taskId],
        set: { task: sql`excluded.task`, goneAt: sql`excluded.gone_at` },
      })
      .prepare(),
  );
  for (const task of tasks) put.run({ specId, taskId: task.id, task, goneAt });
}

/** Forgets tasks that are back. */
export function dropGoneTasks(db: Db, specId: string, taskIds: readonly string[]): void {
  const drop = prepared(db, 'drop gone_tasks', () =>
    db
      .delete(goneTasks)
      .where(and(eq(goneTasks.specId, sql.placeholder('specId')), eq(goneTasks.taskId, sql.placeholder('taskId'))))
      .prepare(),
  );
  for (const taskId of taskIds) drop.run({ specId, taskId });
}
