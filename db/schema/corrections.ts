import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
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
    /** Words a task must hold; none for those learned by their text alone. */
    words: text('words', { mode: 'json' }).$type<string[]>().notNull().default([]),
    stack: text('stack', { mode: 'json' }).$type<string[]>().notNull().default([]),
    enabled: integer('enabled', { mode: 'boolean' }).notNull().default(true),
  },
  (table) => [index('corrections_by_description').on(table.description)],
);
