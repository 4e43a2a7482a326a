import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Arrangement } from '@/lib/domain/plan';

/** What a person changed about the order of an imported plan, kept beside its file. */
export const arrangements = sqliteTable('arrangements', {
  specId: text('spec_id').primaryKey(),
  arrangement: text('arrangement', { mode: 'json' }).$type<Arrangement>().notNull(),
  updatedAt: text('updated_at').notNull(),
});
