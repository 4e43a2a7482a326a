import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { statusEditChoices, statusEditReasons, type WrittenWords } from '@/lib/domain/status-edit';

/** Status files of somebody else's making that were kept aside, and what the person decided. */
export const statusEdits = sqliteTable(
  'status_edits',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    specId: text('spec_id').notNull(),
    /** Where it was kept, relative to the project. */
    file: text('file').notNull(),
    reason: text('reason', { enum: statusEditReasons }).notNull(),
    hash: text('hash').notNull(),
    foundAt: text('found_at').notNull(),
    /** What we had last written; null when we had never written there. */
    wrote: text('wrote', { mode: 'json' }).$type<WrittenWords | null>(),
    choice: text('choice', { enum: statusEditChoices }),
  },
  (table) => [index('status_edits_by_spec').on(table.specId)],
);
