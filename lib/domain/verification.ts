import { z } from 'zod';

/** What the person's own check of a command said, after an attempt that ended well. */
export const verificationSchema = z.object({
  /** Program and arguments, as shown. */
  command: z.string(),
  passed: z.boolean(),
  /** Why it did not pass: its last meaningful line, or how it ended. */
  message: z.string().nullable(),
  /** The end of its output, at most 4 KiB, safe to show. */
  tail: z.string(),
  durationMs: z.number(),
});
export type Verification = z.infer<typeof verificationSchema>;
