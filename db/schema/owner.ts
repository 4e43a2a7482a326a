import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row: the random id that the user's own settings know this database by. */
export const owner = sqliteTable('owner', {
  row: integer('row').primaryKey(),
  stateId: text('state_id').notNull(),
});
