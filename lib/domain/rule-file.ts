import { z } from 'zod';
import { slashCommandPattern } from './command';
import { ruleFromSchema, ruleLayerSchema, ruleStackSchema, ruleWordsSchema } from './learned-rule';
import { answerSchema, effects } from './mapping';

/**
 * One entry of `command-mapping.json`. A rule written by hand needs only words and a command; Ashlar adds id, task and
 * time to those it learned. Whatever else stands there is kept.
 */
export const ruleEntrySchema = z
  .looseObject({
    id: z.string().min(1).max(100).optional(),
    words: ruleWordsSchema.default([]),
    layer: ruleLayerSchema.nullish().transform((layer) => layer ?? null),
    stack: ruleStackSchema.default([]),
    command: z.string().regex(slashCommandPattern, 'must look like /name or /plugin:name').optional(),
    args: z.string().max(4000).default(''),
    effect: z.enum(effects).default('files'),
    /** Instead of a command, any of the five answers. */
    answer: answerSchema.optional(),
    enabled: z.boolean().default(true),
    from: ruleFromSchema.nullish().transform((from) => from ?? null),
    createdAt: z.iso
      .datetime()
      .nullish()
      .transform((at) => at ?? null),
  })
  .refine(({ command, answer }) => (command === undefined) !== (answer === undefined), {
    message: 'needs either “command” or “answer”',
  })
  .refine(({ words, from, createdAt }) => words.length > 0 || (from !== null && createdAt !== null), {
    message: 'needs “words”',
    path: ['words'],
  });
export type RuleEntry = z.infer<typeof ruleEntrySchema>;
