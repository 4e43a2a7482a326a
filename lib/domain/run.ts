import { z } from 'zod';
import { agentFactsSchema } from './agent';
import { executorNames, fileChangesSchema } from './attempt';
import { attemptStatusSchema } from './attempt-status';
import { checkpointSchema } from './checkpoint';
import { problemSchema } from './errors';
import { failureSchema } from './failure';
import { answerSchema } from './mapping';
import { CONCURRENCY_MAX, onFailureWays } from './project';
import { questionSchema } from './question';
import { pauseSchema, runStatusSchema } from './run-status';
import { taskStatusSchema } from './task-status';
import { verificationSchema } from './verification';

/** Who says that a task is complete. An exit code alone is never evidence. */
export const evidenceSchema = z.object({
  by: z.enum(['files', 'command', 'person', 'plan', 'earlier-run', 'rehearsal']),
  text: z.string(),
  files: fileChangesSchema.nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** `task` comes from the plan; `sync` is run after a layer, `command` beside the plan; both count in no total. */
export const runTaskRoles = ['task', 'sync', 'command'] as const;

/** Why a task waits by itself, and until when (ISO 8601). `tries` counts automatic tries since a person last said go. */
export const waitSchema = z.object({
  reason: z.enum(['retry', 'usage-limit']),
  until: z.string(),
  tries: z.number().int().min(0),
  /** The agent's session that goes on after the wait; null to begin anew. */
  resume: z.string().nullable().default(null),
});
export type Wait = z.infer<typeof waitSchema>;

/** A task within one run: the snapshot it runs by, and how far it is. */
export const runTaskSchema = z.object({
  runId: z.string(),
  taskId: z.string(),
  role: z.enum(runTaskRoles),
  layerKey: z.string(),
  /** Order within the run, over all layers. */
  position: z.number().int(),
  key: z.string(),
  ref: z.string().nullable(),
  description: z.string(),
  line: z.number().int(),
  agent: z.string().nullable(),
  complexity: z.string().nullable(),
  /** Of the text as the plan had it when this was taken; null when the plan is not to be asked (any more). */
  fingerprint: z.string().nullable().default(null),
  /** Files its text names: two tasks that name the same one never run beside each other. */
  files: z.array(z.string()).default([]),
  /** Ids of tasks that must be settled first. */
  dependsOn: z.array(z.string()),
  mappingId: z.string().nullable(),
  /** The approved answer; null while the person is asked. */
  answer: answerSchema.nullable(),
  status: taskStatusSchema,
  attempts: z.number().int(),
  problem: problemSchema.nullable(),
  evidence: evidenceSchema.nullable(),
  /** Set while it waits by itself; the count of tries stays until it ends otherwise. */
  wait: waitSchema.nullable().default(null),
  /** What the agent asks, while it waits for the answer. */
  question: questionSchema.nullable().default(null),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  durationMs: z.number().nullable(),
  /** What all its attempts of this run took and cost so far: milliseconds of work, US dollars where they are told. */
  workMs: z.number().default(0),
  costUsd: z.number().default(0),
  /** End of the last attempt's output, at most 4 KiB. */
  output: z.string(),
});
export type RunTask = z.infer<typeof runTaskSchema>;

export const runLayerSchema = z.object({ key: z.string(), name: z.string(), parallel: z.boolean() });
export type RunLayer = z.infer<typeof runLayerSchema>;

/** How a run goes on, and what it remembers for that. */
export const runPolicySchema = z.object({
  /** Attempts at once in every layer, chosen for this run; null: by the settings, in layers marked parallel. */
  parallel: z.number().int().min(1).max(CONCURRENCY_MAX).nullable().default(null),
  /** Chosen for this run; null: by the settings. */
  onFailure: z.enum(onFailureWays).nullable().default(null),
  /** How often a person raised a ceiling by its own amount, by the ceiling's name. */
  raised: z.record(z.string(), z.number().int()).default({}),
  /** The error that the last failures of the run have in common, and how many in a row it was. */
  streak: z.object({ of: z.string(), count: z.number().int() }).nullable().default(null),
});
export type RunPolicy = z.infer<typeof runPolicySchema>;

export const plainPolicy: RunPolicy = { parallel: null, onFailure: null, raised: {}, streak: null };

/** `plan` executes the tasks of a spec; `command` one slash command beside them, which counts in no figure of the plan. */
export const runKinds = ['plan', 'command'] as const;

export const runSchema = z.object({
  id: z.string(),
  kind: z.enum(runKinds).default('plan'),
  specId: z.string(),
  title: z.string(),
  status: runStatusSchema,
  rehearsal: z.boolean(),
  /** All layers of the plan, in order. */
  layers: z.array(runLayerSchema),
  /** Keys of the layers this run executes; null for all of them. */
  scope: z.array(z.string()).nullable(),
  pause: pauseSchema.nullable(),
  policy: runPolicySchema.prefault({}),
  startedAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Run = z.infer<typeof runSchema>;

export const attemptSchema = z.object({
  id: z.string(),
  runId: z.string(),
  taskId: z.string(),
  n: z.number().int().min(1),
  status: attemptStatusSchema,
  executor: z.enum(executorNames),
  command: z.string(),
  argv: z.array(z.string()),
  pid: z.number().int().nullable(),
  processStart: z.string().nullable(),
  bootId: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  durationMs: z.number().nullable(),
  exitCode: z.number().int().nullable(),
  signal: z.string().nullable(),
  problem: problemSchema.nullable(),
  files: fileChangesSchema.nullable(),
  failure: failureSchema.nullable().default(null),
  agent: agentFactsSchema.nullable().default(null),
  checkpoint: checkpointSchema.nullable().default(null),
  verification: verificationSchema.nullable().default(null),
  /** Relative to the project. */
  logPath: z.string(),
  logBytes: z.number().int(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** A run with its tasks in order: what every decision and every view starts from. */
export type RunState = { run: Run; tasks: RunTask[] };
