import { z } from 'zod';
import { agentNames } from './agent-name';

/**
 * What stands between a person and an agent at work: turned off · not found · not asked · cannot be started or understood · too old
 * · found but nobody is logged in · ready.
 */
export const agentStates = ['off', 'missing', 'untrusted', 'broken', 'old', 'no-login', 'ready'] as const;
export type AgentState = (typeof agentStates)[number];

/** `unknown`: a state of which this version of Ashlar knows nothing. */
export const serverStates = ['connected', 'failed', 'needs-login', 'pending', 'disabled', 'unknown'] as const;

export const mcpServerSchema = z.object({
  name: z.string(),
  state: z.enum(serverStates),
  /** Where it is configured, such as `project` or `user`. */
  scope: z.string().nullable(),
  /** What is started, or the address; null when Claude Code does not say. */
  runs: z.string().nullable(),
  /** Why it failed, in its own words. */
  error: z.string().nullable(),
  tools: z.number().int().nullable(),
});
export type McpServer = z.infer<typeof mcpServerSchema>;

export const connectionsSchema = z.object({
  agent: z.object({
    state: z.enum(agentStates),
    /** One sentence for the person, and what to do; null where nothing is to be done. */
    message: z.string(),
    hint: z.string().nullable(),
    /** Absolute path of the program that is used, and by whose word. */
    program: z.string().nullable(),
    from: z.enum(['settings', 'path', 'bundled']).nullable(),
    version: z.string().nullable(),
    /** How it is logged in, as far as it says so without a request. */
    login: z.string().nullable(),
    commands: z.number().int().nullable(),
  }),
  /** Null where nobody was asked: no agent, or a project that is not trusted. */
  servers: z.array(mcpServerSchema).nullable(),
  /** Agents beside Claude Code. `program` is null where none was found, `version` where it was not asked or did not say. */
  others: z.array(
    z.object({
      id: z.enum(agentNames),
      name: z.string(),
      program: z.string().nullable(),
      version: z.string().nullable(),
      /** Chosen for the project or for a command of it. */
      used: z.boolean(),
      hint: z.string().nullable(),
    }),
  ),
  /** ISO 8601 UTC. */
  askedAt: z.string(),
});
export type Connections = z.infer<typeof connectionsSchema>;
