import { z } from 'zod';
import { answerSchema, type Correction } from './mapping';

/** Where a rule counts, and with that where it is kept: in SQLite, in the repository, or in the person's own folder. */
export const ruleScopes = ['spec', 'project', 'user'] as const;
export type RuleScope = (typeof ruleScopes)[number];

/** The file of the project's own rules, made to be committed. */
export const PROJECT_RULES_FILE = '.claude/command-mapping.json';

export const ruleWordsSchema = z.array(z.string().trim().min(1).max(60)).max(12);
export const ruleStackSchema = z.array(z.string().trim().min(1).max(60)).max(12);
export const ruleLayerSchema = z
  .string()
  .trim()
  .regex(/^L\d{1,2}$/i, 'must be a layer such as L2')
  .transform((key) => key.toUpperCase());
/** The task a rule was learned from. */
export const ruleFromSchema = z.object({ spec: z.string().max(100), task: z.string().min(1).max(20_000) });

/** What was learned from a correction, or written as a rule by hand. */
export const learnedRuleSchema = z.object({
  id: z.string(),
  /** A task must hold all of them, compared as stems; with none, only the text of `from` speaks for the rule. */
  words: ruleWordsSchema,
  layer: ruleLayerSchema.nullable(),
  /** Facts of the project that must hold, such as `Supabase`. */
  stack: ruleStackSchema,
  scope: z.enum(ruleScopes),
  /** For scope `spec`. */
  specId: z.string().nullable(),
  answer: answerSchema,
  enabled: z.boolean(),
  from: ruleFromSchema.nullable(),
  /** ISO 8601; null for a rule that was written into its file by hand. */
  createdAt: z.string().nullable(),
});
export type LearnedRule = z.infer<typeof learnedRuleSchema>;

/** A rule that was written by hand ranks with the rules that come with Ashlar; one that was learned before them. */
export const isWrittenByHand = (rule: LearnedRule): boolean => rule.createdAt === null;

/** A correction as the rule it is: of its spec, but for tasks of the same text anywhere. */
export function ruleOfCorrection(correction: Correction): LearnedRule {
  const { id, words, stack, enabled, answer, createdAt, specId, layerKey, description } = correction;
  const from = { spec: specId, task: description };
  return { id, words, layer: layerKey, stack, scope: 'spec', specId, answer, enabled, from, createdAt };
}
