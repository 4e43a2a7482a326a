import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { type Alternative, type Answer, mappingOrigins, mappingStatuses } from '@/lib/domain/mapping';

/** Every proposal and every person's answer; only the newest of a task is not superseded. */
export const mappings = sqliteTable(
  'mappings',
  {
    id: text('id').primaryKey(),
    specId: text('spec_id').notNull(),
    taskId: text('task_id').notNull(),
    status: text('status', { enum: mappingStatuses }).notNull(),
    origin: text('origin', { enum: mappingOrigins }).notNull(),
    confidence: integer('confidence').notNull(),
    answer: text('answer', { mode: 'json' }).$type<Answer | null>(),
    reason: text('reason').notNull(),
    matched: text('matched', { mode: 'json' }).$type<string[]>().notNull(),
    stackFacts: text('stack_facts', { mode: 'json' }).$type<string[]>().notNull(),
    alternatives: text('alternatives', { mode: 'json' }).$type<Alternative[]>().notNull(),
    createdAt: text('created_at').notNull(),
    approvedAt: text('approved_at'),
    /** Fingerprint of the task's text that the approval is, or was, for. */
    approvedFor: text('approved_for'),
    /** Why an approval fell; null while none did. */
    voided: text('voided'),
    /** Fingerprint of the task's text that an agent was asked about. */
    madeFor: text('made_for'),
  },
  (table) => [
    index('mappings_by_spec').on(table.specId),
    uniqueIndex('one_live_mapping_per_task').on(table.taskId).where(sql`status <> 'superseded'`),
  ],
);
