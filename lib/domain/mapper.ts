import { z } from 'zod';
import type { Mapping } from './mapping';

/** How many tasks go to Claude in one request: what is paid for is bounded, and shown bit by bit. */
export const MAPPER_BATCH = 20;

/** What Claude is asked to answer, one entry a task. Anything else in it is dropped. */
export const mapperAnswerSchema = z.object({
  proposals: z.array(
    z.object({
      task: z.string().describe('The id of the task, as given.'),
      command: z.string().nullable().describe('A command of the catalog with its slash, or null where none fits.'),
      arguments: z.string().describe('What the command is given, after its argument hint; empty for none.'),
      confidence: z.number().describe('0 to 100: how sure you are that this command is right.'),
      reason: z.string().describe('One sentence: why this command, or why none fits.'),
    }),
  ),
});
export type MapperAnswer = z.infer<typeof mapperAnswerSchema>;

/** A task that was asked about and still asks, and why. */
export type StillAsks = { taskId: string; key: string; reason: string };

/** What asking Claude for proposals would come to. Nothing is sent anywhere to find out. */
export type MapperEstimate = {
  spec: string;
  /** Why it cannot be asked here; null when it can. */
  off: { message: string; hint: string } | null;
  /** Ids of the tasks that ask, in requests of at most `MAPPER_BATCH`. */
  batches: string[][];
  tasks: number;
  model: string;
  /** The program that would be started; null when there is none. */
  program: string | null;
  /** Estimated, of all requests together. */
  inputTokens: number;
  outputTokens: number;
  /** US dollars, estimated at list prices; a subscription is not billed by it. */
  usd: number;
  /** False where the model's price is not known and that of the dearest usual one was taken. */
  isPriceKnown: boolean;
};

/** What one request to Claude brought. */
export type MapperResult = {
  spec: string;
  /** `asking`: it was begun, and `mapperAnswer` says what comes of it. */
  outcome: 'asking' | 'answered' | 'cancelled';
  /** Tasks that have a proposal now; none of them is approved. */
  proposed: { taskId: string; key: string; mapping: Mapping }[];
  /** For which Claude found nothing, or did not answer. */
  none: StillAsks[];
  /** Answers that were not taken, such as commands that are not in the catalog. */
  refused: StillAsks[];
  /** US dollars as Claude Code reports them; null when it ended before it could say. */
  costUsd: number | null;
  model: string;
};

/** An estimate as it is shown: never more exact than it is. */
export const aboutUsd = (usd: number): string => (usd < 0.01 ? 'about $0.01 or less' : `about $${usd.toFixed(2)}`);

/** A cost as Claude Code reported it. */
export const exactUsd = (usd: number): string => (usd > 0 && usd < 0.01 ? `$${usd.toFixed(4)}` : `$${usd.toFixed(2)}`);
