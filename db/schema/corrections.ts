import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Answer } from '@/lib/domain/mapping';

/** What a person answered instead of a proposal, kept to be proposed next time. */
export const corrections = sqliteTable(
  'corrections',
  {
    id: text('id').primaryKey(),
    specId: text('spec_id').notNull(),
    layerKey: text('layer_key'),
    description: text('description').notNull(),
    answer: text('answer', { mode: 'json' }).$type<Answer>().notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('corrections_by_description').on(table.description)],
);
