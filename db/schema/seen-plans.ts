import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Plan } from '@/lib/domain/plan';

/** The plan of each spec as the person last saw it in order: what a changed file is compared with. */
export const seenPlans = sqliteTable('seen_plans', {
  specId: text('spec_id').primaryKey(),
  hash: text('hash').notNull(),
  /** Null while it is the stored plan itself: ten thousand tasks are not written twice. */
  plan: text('plan', { mode: 'json' }).$type<Plan | null>(),
  /** Version of the reader that made it: plans of two readers are not compared. */
  readerVersion: integer('reader_version').notNull(),
  seenAt: text('seen_at').notNull(),
});
