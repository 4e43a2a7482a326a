import { z } from 'zod';
import { agentNames } from './agent-name';
import { webhookUrlSchema } from './webhook-url';

/** What the project is built with. Values are free text from `project.json` or found in manifests. */
export const stackSchema = z.object({
  frontend: z.string().nullable(),
  backend: z.string().nullable(),
  database: z.string().nullable(),
  ai: z.string().nullable(),
  auth: z.string().nullable(),
  /** Everything else that was named, such as `Tailwind` or `Vercel`. */
  other: z.array(z.string()),
});
export type Stack = z.infer<typeof stackSchema>;

export const emptyStack: Stack = { frontend: null, backend: null, database: null, ai: null, auth: null, other: [] };

/**
 * How a slash command is carried out without an agent: a program and its arguments. `{args}` stands for the words of
 * the mapping's arguments (each its own argument), `{argline}` for them as one, `{task}` for the task's text,
 * `{spec}` for the spec's id. Routes live in the user's own config, never in the repository.
 */
export const routeSchema = z.object({
  argv: z.array(z.string().min(1)).min(1),
  effect: z.enum(['files', 'none']).default('files'),
  timeoutMs: z.number().int().positive().nullable().default(null),
});
export type Route = z.infer<typeof routeSchema>;

const usd = z.number().positive().nullable();
const ms = z.number().int().positive().nullable();

/** When a task fails: pause, or let the tasks of its layer that do not depend on it finish first. */
export const onFailureWays = ['pause', 'finish-layer'] as const;
export type OnFailure = (typeof onFailureWays)[number];

/** Most attempts at once that can be chosen. */
export const CONCURRENCY_MAX = 8;

/** Ceilings, in US dollars where the executor reports cost, and in milliseconds of work. Null: none. */
export const budgetSchema = z.object({
  taskUsd: usd.default(10),
  layerUsd: usd.default(50),
  runUsd: usd.default(100),
  layerMs: ms.default(6 * 3_600_000),
  runMs: ms.default(12 * 3_600_000),
});
export type Budget = z.infer<typeof budgetSchema>;

/** `ask` lets the person decide on everything that is not read-only; `edits` lets edits inside the project pass. */
export const permissionModes = ['ask', 'edits', 'plan'] as const;
export type PermissionMode = (typeof permissionModes)[number];

export const permissionWords: Record<PermissionMode, string> = {
  ask: 'you are asked before anything is changed',
  edits: 'edits of files in the project pass, everything else is asked',
  plan: 'it reads and plans, and changes nothing',
};

/** Which agent carries commands out for this project, and how Claude Code is used. */
export const agentSettingsSchema = z.object({
  /** Whether slash commands without a route go to an agent. */
  enabled: z.boolean().default(true),
  /** The agent that gets them. */
  use: z.enum(agentNames).default('claude'),
  /** Slash commands, or `prompt`, that get another one. */
  agentFor: z.record(z.string(), z.enum(agentNames)).default({}),
  /** Absolute path of Claude Code; null: `claude` of the PATH, or else the one that comes with Ashlar. */
  program: z.string().nullable().default(null),
  model: z.string().nullable().default(null),
  permissionMode: z.enum(permissionModes).default('ask'),
  /** Tools it never gets, such as `WebFetch` or `Bash(git push:*)`. */
  forbidden: z.array(z.string().min(1)).default([]),
  maxTurns: z.number().int().positive().nullable().default(null),
  /** How long a question waits for its answer, in milliseconds. Null: for ever. */
  questionTimeoutMs: ms.default(null),
});
export type AgentSettings = z.infer<typeof agentSettingsSchema>;

/** The user's own settings for one project, kept in their config folder with mode 0600. */
export const settingsSchema = z.object({
  /** Real path of the project these settings belong to. */
  project: z.string(),
  trusted: z.boolean().default(false),
  /** Id of the project's state that this user made; a state with another id is not believed. */
  stateId: z.string().nullable().default(null),
  /** Slash command (`/supabase:create-schema`), or `prompt`, to the program that carries it out. */
  routes: z.record(z.string(), routeSchema).default({}),
  /** Environment for commands, such as `DATABASE_URL`. */
  environment: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string()).default({}),
  /** Run after each layer; `{spec}` stands for the spec's id. Null turns the layer sync off. */
  syncCommand: z.string().nullable().default('/iterate:sync {spec}'),
  /**
   * The project's own checks, run one after another where the sync command is not there: programs and arguments that
   * the person confirmed. Empty: none are run; null: the person was not asked yet.
   */
  syncChecks: z
    .array(z.array(z.string().min(1)).min(1))
    .nullable()
    .default(null),
  /** Time limit of one attempt unless its route says otherwise. */
  attemptTimeoutMs: z
    .number()
    .int()
    .positive()
    .nullable()
    .default(30 * 60_000),
  /** An attempt that gives no sign of life for this long is ended. */
  idleTimeoutMs: z
    .number()
    .int()
    .positive()
    .nullable()
    .default(20 * 60_000),
  /** Attempts at once in a layer marked parallel. */
  concurrency: z.number().int().min(1).max(CONCURRENCY_MAX).default(1),
  onFailure: z.enum(onFailureWays).default('pause'),
  budget: budgetSchema.prefault({}),
  agent: agentSettingsSchema.prefault({}),
  /** Program run after a command's attempt to see whether its work holds, by slash command. */
  verify: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  /** Whether the project's files are kept in git objects before attempts that change files, so that they can be put back. */
  checkpoints: z.boolean().default(true),
  /** Whether the boxes of completed tasks are ticked in the plan file, where it has boxes. */
  writeBack: z.boolean().default(true),
  /** Where news of runs is sent; null: nowhere. */
  webhook: webhookUrlSchema.nullable().default(null),
});
export type Settings = z.infer<typeof settingsSchema>;
