import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { WrittenWords } from '@/lib/domain/status-edit';

/** What we last wrote to each status file: how an edit of somebody else is told from our own, also after a crash. */
export const statusFiles = sqliteTable('status_files', {
  specId: text('spec_id').primaryKey(),
  /** Of the text before and of the one that replaces it: a crash leaves one or the other. */
  hashes: text('hashes', { mode: 'json' }).$type<string[]>().notNull(),
  words: text('words', { mode: 'json' }).$type<WrittenWords>().notNull(),
});
