import { z } from 'zod';

/** What is known of the agent that carries an attempt out. Figures are of this attempt alone, never of its session. */
export const agentFactsSchema = z.object({
  /** By which the conversation can be resumed. */
  sessionId: z.string().nullable(),
  /** Of the agent's program, such as `2.1.330`. */
  version: z.string().nullable(),
  model: z.string().nullable(),
  turns: z.number().int().min(0),
  inputTokens: z.number().int().min(0),
  outputTokens: z.number().int().min(0),
  /** US dollars as the agent reports them; null until it does. */
  costUsd: z.number().min(0).nullable(),
  /** Tool calls that were refused, by a person or by rule. */
  denials: z.number().int().min(0),
  /** What was refused, in words such as `Bash(git push)`; the first few. */
  refused: z.array(z.string()).optional(),
  /** Tool calls made. */
  toolCalls: z.number().int().min(0),
});
export type AgentFacts = z.infer<typeof agentFactsSchema>;

export const noAgentFacts: AgentFacts = {
  ...{ sessionId: null, version: null, model: null, turns: 0, inputTokens: 0, outputTokens: 0 },
  ...{ costUsd: null, denials: 0, toolCalls: 0 },
};
