import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The ledger, append-only. `seq` orders everything; (attempt, attempt_seq) makes a repeated event harmless. */
export const events = sqliteTable(
  'events',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    runId: text('run_id').notNull(),
    attemptId: text('attempt_id'),
    attemptSeq: integer('attempt_seq'),
    at: text('at').notNull(),
    type: text('type').notNull(),
    data: text('data').notNull(),
  },
  (table) => [
    index('events_by_run').on(table.runId, table.seq),
    uniqueIndex('one_row_per_attempt_event').on(table.attemptId, table.attemptSeq),
  ],
);
