import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PlanTask } from '@/lib/domain/plan';

/** Tasks that a plan had once, as it last stated them: their history can be shown, and one that comes back is known. */
export const goneTasks = sqliteTable(
  'gone_tasks',
  {
    specId: text('spec_id').notNull(),
    taskId: text('task_id').notNull(),
    task: text('task', { mode: 'json' }).$type<PlanTask>().notNull(),
    goneAt: text('gone_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.specId, table.taskId] })],
);
