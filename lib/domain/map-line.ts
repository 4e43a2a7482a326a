import { z } from 'zod';
import { problemSchema } from './errors';
import { answerSchema, mappingOrigins } from './mapping';

/** One line of `ashlar map --stdin`. `stack` is `{frontend, backend, database, ai, auth}`, each a text or null. */
export const mapLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  task: z.string().trim().min(1).max(8192),
  layer: z.union([z.string(), z.number()]).nullish(),
  stack: z.unknown().optional(),
});
export type MapLine = z.infer<typeof mapLineSchema>;

/** One line it answers. `command` is null when a person must be asked, or when the answer is no slash command. */
export const mappedLineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullable(),
  command: z.string().nullable(),
  args: z.string(),
  confidence: z.number().int().min(0).max(100),
  origin: z.enum(mappingOrigins),
  matched: z.array(z.string()),
  alternatives: z.array(z.object({ command: z.string(), confidence: z.number().int() })),
  reason: z.string(),
  answer: answerSchema.nullable(),
});
export type MappedLine = z.infer<typeof mappedLineSchema>;

/** The answer to a line that could not be read; its id when that much was readable. */
export const badLineSchema = z.object({ id: z.union([z.string(), z.number()]).nullable(), error: problemSchema });
export type BadLine = z.infer<typeof badLineSchema>;
