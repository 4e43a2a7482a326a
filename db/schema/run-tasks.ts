import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Problem } from '@/lib/domain/errors';
import type { Answer } from '@/lib/domain/mapping';
import type { Question } from '@/lib/domain/question';
import { type Evidence, runTaskRoles, type Wait } from '@/lib/domain/run';
import { taskStatuses } from '@/lib/domain/task-status';

/** A run's own snapshot of each task: later edits of the plan or the mapping never reach a run by themselves. */
export const runTasks = sqliteTable(
  'run_tasks',
  {
    runId: text('run_id').notNull(),
    taskId: text('task_id').notNull(),
    role: text('role', { enum: runTaskRoles }).notNull(),
    layerKey: text('layer_key').notNull(),
    position: integer('position').notNull(),
    key: text('key').notNull(),
    ref: text('ref'),
    description: text('description').notNull(),
    line: integer('line').notNull(),
    agent: text('agent'),
    complexity: text('complexity'),
    fingerprint: text('fingerprint'),
    dependsOn: text('depends_on', { mode: 'json' }).$type<string[]>().notNull(),
    files: text('files', { mode: 'json' }).$type<string[]>().notNull().default([]),
    mappingId: text('mapping_id'),
    answer: text('answer', { mode: 'json' }).$type<Answer | null>(),
    status: text('status', { enum: taskStatuses }).notNull(),
    attempts: integer('attempts').notNull(),
    problem: text('problem', { mode: 'json' }).$type<Problem | null>(),
    evidence: text('evidence', { mode: 'json' }).$type<Evidence | null>(),
    wait: text('wait', { mode: 'json' }).$type<Wait | null>(),
    question: text('question', { mode: 'json' }).$type<Question | null>(),
    startedAt: text('started_at'),
    finishedAt: text('finished_at'),
    durationMs: real('duration_ms'),
    workMs: real('work_ms').notNull().default(0),
    costUsd: real('cost_usd').notNull().default(0),
    output: text('output').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.taskId] }), index('run_tasks_by_task').on(table.taskId)],
);
