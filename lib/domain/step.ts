import { z } from 'zod';

const placed = {
  /** Order within the attempt, from 0. A later step with the same index replaces the earlier one. */
  index: z.number().int().min(0),
  /** ISO 8601 UTC; null where the agent's stream did not say. */
  at: z.string().nullable(),
  /** Id of the tool call whose sub-agent made this step; null for the agent itself. */
  parent: z.string().nullable(),
};

/** What a change to a file was, line by line, as an agent's tool reports it. */
export const stepDiffSchema = z.object({
  path: z.string(),
  kind: z.enum(['created', 'modified']),
  hunks: z.array(z.object({ oldStart: z.number().int(), newStart: z.number().int(), lines: z.array(z.string()) })),
});

/** One readable step of an agent's work. All texts are foreign: bounded, and made safe to show. */
export const stepSchema = z.discriminatedUnion('type', [
  /** Markdown of the agent's own. */
  z.object({ ...placed, type: z.literal('text'), text: z.string() }),
  z.object({
    ...placed,
    type: z.literal('tool'),
    id: z.string(),
    name: z.string(),
    /** One line: `Edit src/a.ts`, `$ npm test`. */
    title: z.string(),
    /** As JSON text. */
    input: z.string(),
    state: z.enum(['under-way', 'done', 'failed', 'denied']),
    result: z.string().nullable(),
    diff: stepDiffSchema.nullable(),
  }),
  z.object({ ...placed, type: z.literal('retry'), message: z.string(), tries: z.number(), delayMs: z.number() }),
  z.object({ ...placed, type: z.literal('limit'), message: z.string(), until: z.string().nullable() }),
  /** What the person said to the agent. */
  z.object({ ...placed, type: z.literal('said'), text: z.string() }),
  /** Something of the agent's program that is worth a line. */
  z.object({ ...placed, type: z.literal('note'), text: z.string() }),
  z.object({
    ...placed,
    type: z.literal('end'),
    text: z.string(),
    ok: z.boolean(),
    turns: z.number().int(),
    costUsd: z.number().nullable(),
  }),
]);
export type Step = z.infer<typeof stepSchema>;

/** A part of an attempt's steps: new ones, and earlier ones (same index) as they are by now. */
export type StepsPage = {
  attemptId: string;
  n: number;
  steps: Step[];
  /** Byte of the raw messages up to which these steps go: read on from there. */
  to: number;
  /** Bytes of raw messages by now. */
  size: number;
};
