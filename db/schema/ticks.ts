import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Boxes in plan files that were dealt with: each is ticked once, and only our own ticks are taken back. */
export const ticks = sqliteTable(
  'ticks',
  {
    specId: text('spec_id').notNull(),
    boxId: text('box_id').notNull(),
    sign: text('sign'),
    written: integer('written', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.specId, table.boxId] })],
);
