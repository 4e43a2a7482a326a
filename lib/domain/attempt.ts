import { z } from 'zod';
import { agentFactsSchema } from './agent';
import { agentNames } from './agent-name';
import { attemptOutcomes } from './attempt-status';
import { checkpointSchema } from './checkpoint';
import { problemSchema } from './errors';
import { failureSchema } from './failure';
import type { Effect } from './mapping';
import { type QuestionReply, questionSchema, replyBy, replySchema } from './question';
import { verificationSchema } from './verification';

export const executorNames = ['shell', 'rehearsal', ...agentNames] as const;
export type ExecutorName = (typeof executorNames)[number];

/** All an executor needs to carry out one attempt. Its id is the idempotency key and the fencing token. */
export type AttemptSpec = {
  attemptId: string;
  taskId: string;
  n: number;
  executor: ExecutorName;
  /** What the person sees: `/x:y args` or `$ npm test`. */
  command: string;
  /** Program and arguments, never a shell string. Empty for executors that start no process. */
  argv: string[];
  cwd: string;
  /** Added to the scrubbed environment of the server. */
  env: Record<string, string>;
  effect: Effect;
  /** Time limit, in milliseconds. */
  timeoutMs: number | null;
  /** Ended after this long without a sign of life, in milliseconds. */
  idleMs: number | null;
  /** What an agent is told, commands at position 0; null for programs. Programs of agents get it on standard input. */
  prompt: string | null;
  /** The agent's session to go on with. */
  resume: string | null;
  /** What the attempt may cost, in US dollars, where the executor can tell. */
  budgetUsd: number | null;
  /** Program and arguments that see whether its work holds, by the person's own settings. */
  verify?: string[] | null;
  /** Where the whole output goes. */
  logPath: string;
};

/** Files found changed by an attempt, relative to the project; `complete` is false when the tree was too large to look at. */
export const fileChangesSchema = z.object({
  created: z.array(z.string()),
  modified: z.array(z.string()),
  deleted: z.array(z.string()),
  complete: z.boolean(),
});
export type FileChanges = z.infer<typeof fileChangesSchema>;

export const attemptEventSchema = z.intersection(
  z.object({ attemptId: z.string(), seq: z.number().int().min(0), at: z.string() }),
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('started'),
      pid: z.number().int().nullable(),
      /** Start time of the process in clock ticks since boot, and the boot it belongs to: a pid alone is reused. */
      processStart: z.string().nullable(),
      bootId: z.string().nullable(),
    }),
    /** `offset` is the byte position of `text` in the log file; readers drop what they have. */
    z.object({ type: z.literal('output'), offset: z.number().int(), bytes: z.number().int(), text: z.string() }),
    /** What is known of the agent by now; the newest counts. */
    z.object({ type: z.literal('agent'), agent: agentFactsSchema }),
    /** The agent waits for a person; one question at a time. */
    z.object({ type: z.literal('question'), question: questionSchema }),
    z.object({
      type: z.literal('answered'),
      questionId: z.string(),
      by: z.enum(replyBy),
      reply: replySchema.nullable(),
    }),
    z.object({
      type: z.literal('finished'),
      outcome: z.enum(attemptOutcomes),
      exitCode: z.number().int().nullable(),
      signal: z.string().nullable(),
      problem: problemSchema.nullable(),
      /** Null when nothing was looked at. */
      files: fileChangesSchema.nullable(),
      /** What kind of failure it was, by the executor's evidence; null when it did not fail. */
      failure: failureSchema.nullable().default(null),
      /** Null for executors that run no agent. */
      agent: agentFactsSchema.nullable().default(null),
      /** Left out where none was to be taken. */
      checkpoint: checkpointSchema.nullish(),
      /** Left out where the person set no check, or the attempt did not end well. */
      verification: verificationSchema.nullish(),
      logBytes: z.number().int(),
      /** The last lines of output, at most 4 KiB, safe to show. */
      tail: z.string(),
      durationMs: z.number(),
    }),
  ]),
);
export type AttemptEvent = z.infer<typeof attemptEventSchema>;
export type FinishedEvent = Extract<AttemptEvent, { type: 'finished' }>;

/** What an executor emits; the dispatcher adds attempt id, sequence number and time. */
export type AttemptReport = AttemptEvent extends infer E
  ? E extends AttemptEvent
    ? Omit<E, 'attemptId' | 'seq' | 'at'>
    : never
  : never;

/** Why an attempt is asked to stop. The first reason wins. */
export type StopReason = 'cancelled' | 'timed-out' | 'interrupted';

/** What a person says to an attempt that is under way. */
export type AttemptMessage =
  | { type: 'reply'; questionId: string; reply: QuestionReply }
  | { type: 'say'; text: string };

/** The way from a person to an attempt under way. */
export interface AttemptMessages {
  /** At most one listener; it says whether it could use the message. Returns the way to stop listening. */
  listen(hear: (message: AttemptMessage) => boolean): () => void;
}

/** What the ledger knows of an attempt that an earlier server began. */
export type AttemptTrace = {
  pid: number | null;
  processStart: string | null;
  bootId: string | null;
  /** ISO 8601, by the wall clock. */
  startedAt: string;
};

export type AttemptContext = {
  signal: AbortSignal;
  /** Aborts when what is under way is to go on without this server: nothing more is emitted then. */
  left?: AbortSignal;
  emit: (report: AttemptReport) => void;
  messages: AttemptMessages;
};

/**
 * Carries out one attempt. Emits `started` once the work is under way (never, if it could not begin) and exactly one
 * `finished`, always last; never rejects for a failure of the command. `signal` aborts with a `StopReason` as reason.
 */
export interface Executor {
  execute(spec: AttemptSpec, context: AttemptContext): Promise<void>;
  /**
   * Follows an attempt of an earlier server to its end, which it emits as `execute` does. Gives null when no trace of
   * it is left that can be believed; it then emits nothing and signals nobody. Executors without it leave nothing
   * behind that could be followed, and nothing under way goes on without its server.
   */
  adopt?(spec: AttemptSpec, trace: AttemptTrace, context: AttemptContext): Promise<void> | null;
  /** The end is recorded: what was kept for a later server may go. */
  settled?(spec: AttemptSpec): void;
}
