import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { plainPolicy, type RunLayer, type RunPolicy, runKinds } from '@/lib/domain/run';
import { type Pause, runStatuses } from '@/lib/domain/run-status';

export const runs = sqliteTable(
  'runs',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: runKinds }).notNull().default('plan'),
    specId: text('spec_id').notNull(),
    title: text('title').notNull(),
    status: text('status', { enum: runStatuses }).notNull(),
    rehearsal: integer('rehearsal', { mode: 'boolean' }).notNull(),
    layers: text('layers', { mode: 'json' }).$type<RunLayer[]>().notNull(),
    scope: text('scope', { mode: 'json' }).$type<string[] | null>(),
    pause: text('pause', { mode: 'json' }).$type<Pause | null>(),
    policy: text('policy', { mode: 'json' }).$type<RunPolicy>().notNull().default(plainPolicy),
    startedAt: text('started_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    finishedAt: text('finished_at'),
  },
  (table) => [index('runs_by_spec').on(table.specId, table.startedAt)],
);
