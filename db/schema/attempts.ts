import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AgentFacts } from '@/lib/domain/agent';
import { executorNames, type FileChanges } from '@/lib/domain/attempt';
import { attemptStatuses } from '@/lib/domain/attempt-status';
import type { Checkpoint } from '@/lib/domain/checkpoint';
import type { Problem } from '@/lib/domain/errors';
import type { Failure } from '@/lib/domain/failure';
import type { Verification } from '@/lib/domain/verification';

export const attempts = sqliteTable(
  'attempts',
  {
    id: text('id').primaryKey(),
    runId: text('run_id').notNull(),
    taskId: text('task_id').notNull(),
    n: integer('n').notNull(),
    status: text('status', { enum: attemptStatuses }).notNull(),
    executor: text('executor', { enum: executorNames }).notNull(),
    command: text('command').notNull(),
    argv: text('argv', { mode: 'json' }).$type<string[]>().notNull(),
    pid: integer('pid'),
    processStart: text('process_start'),
    bootId: text('boot_id'),
    startedAt: text('started_at').notNull(),
    finishedAt: text('finished_at'),
    durationMs: real('duration_ms'),
    exitCode: integer('exit_code'),
    signal: text('signal'),
    problem: text('problem', { mode: 'json' }).$type<Problem | null>(),
    files: text('files', { mode: 'json' }).$type<FileChanges | null>(),
    failure: text('failure', { mode: 'json' }).$type<Failure | null>(),
    agent: text('agent', { mode: 'json' }).$type<AgentFacts | null>(),
    checkpoint: text('checkpoint', { mode: 'json' }).$type<Checkpoint | null>(),
    verification: text('verification', { mode: 'json' }).$type<Verification | null>(),
    logPath: text('log_path').notNull(),
    logBytes: integer('log_bytes').notNull(),
  },
  (table) => [
    uniqueIndex('attempts_by_number').on(table.runId, table.taskId, table.n),
    index('attempts_by_task').on(table.taskId),
    // Two presses, two tabs, two processes: the second open attempt of a task cannot be written.
    uniqueIndex('one_open_attempt_per_task').on(table.taskId).where(sql`status in ('starting', 'running')`),
  ],
);
