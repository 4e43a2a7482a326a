import { z } from 'zod';

/** `.claude/execution/<spec>.json`: names and values that other tools read. Times are ISO 8601 UTC. */
const time = z.string().nullable();

export const statusFileTaskSchema = z.object({
  index: z.number().int(),
  description: z.string(),
  command: z.string().nullable(),
  agent: z.string().nullable(),
  complexity: z.string().nullable(),
  dependencies: z.array(z.number().int()),
  status: z.enum(['pending', 'in_progress', 'complete', 'failed', 'skipped']),
  started_at: time,
  completed_at: time,
  duration_ms: z.number().nullable(),
  output: z.string(),
  files_created: z.array(z.string()),
  files_modified: z.array(z.string()),
  error: z.string().nullable(),
});

export const statusFileLayerSchema = z.object({
  name: z.string(),
  status: z.enum(['pending', 'in_progress', 'complete', 'failed']),
  total_tasks: z.number().int(),
  completed_tasks: z.number().int(),
  failed_tasks: z.number().int(),
  started_at: time,
  completed_at: time,
  duration_ms: z.number().nullable(),
  tasks: z.array(statusFileTaskSchema),
});

export const errorSeverities = ['low', 'medium', 'high', 'critical'] as const;

export const statusFileSchema = z.object({
  feature: z.string(),
  feature_name: z.string(),
  started_at: z.string(),
  last_updated: z.string(),
  status: z.enum(['pending', 'in_progress', 'paused', 'complete', 'failed']),
  current_layer: z.string(),
  total_tasks: z.number().int(),
  completed_tasks: z.number().int(),
  failed_tasks: z.number().int(),
  skipped_tasks: z.number().int(),
  completion_percentage: z.number().int(),
  average_task_duration_ms: z.number().nullable(),
  estimated_remaining_ms: z.number().nullable(),
  total_duration_ms: z.number().optional(),
  layers: z.record(z.string(), statusFileLayerSchema),
  errors: z.array(
    z.object({
      layer: z.string(),
      task_index: z.number().int(),
      task_description: z.string(),
      command: z.string().nullable(),
      agent: z.string().nullable(),
      error: z.string(),
      timestamp: z.string(),
      severity: z.enum(errorSeverities),
      recovery_action: z.string(),
      context: z.string(),
    }),
  ),
  warnings: z.array(z.object({ message: z.string(), timestamp: z.string(), severity: z.enum(errorSeverities) })),
  next_action: z.string(),
});
export type StatusFile = z.infer<typeof statusFileSchema>;
