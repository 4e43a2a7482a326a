import { z } from 'zod';

/**
 * Kinds of failure, each with its policy: `transient` is tried again by itself if nothing was done yet, `usage-limit`
 * waits until the limit is over, the others are a person's. What cannot be told apart is `unknown`.
 */
export const failureKinds = ['transient', 'permanent', 'usage-limit', 'needs-input', 'unknown'] as const;

export const failureSchema = z.object({
  kind: z.enum(failureKinds),
  /** When a usage limit is over, ISO 8601; null when nobody said. */
  until: z.string().nullable(),
  /** Shortest wait that the other side asked for, in milliseconds. */
  retryAfterMs: z.number().min(0).nullable(),
  /** Whether the attempt used a tool or changed a file before it failed; true where that is not known. */
  didWork: z.boolean(),
});
export type Failure = z.infer<typeof failureSchema>;
