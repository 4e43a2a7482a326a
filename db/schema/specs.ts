import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Plan } from '@/lib/domain/plan';

/** The last plan that could be read of each spec: a half-written file never takes the good one away. */
export const specs = sqliteTable('specs', {
  id: text('id').primaryKey(),
  hash: text('hash').notNull(),
  plan: text('plan', { mode: 'json' }).$type<Plan>().notNull(),
  /** Version of the reader that made it; another version reads the file again. */
  readerVersion: integer('reader_version').notNull(),
  loadedAt: text('loaded_at').notNull(),
});
