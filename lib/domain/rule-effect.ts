import { z } from 'zod';
import type { CatalogRemark } from './command';
import { type LearnedRule, ruleScopes } from './learned-rule';

/** One task whose proposal a rule changes. Labels are answers in one line; null where the person is asked. */
export type RuleEffectChange = {
  spec: string;
  taskId: string;
  key: string;
  description: string;
  before: string | null;
  after: string | null;
  /** Its mapping is approved, and keeps its command. */
  approved: boolean;
};

/** What saving, changing or removing a rule does to all known tasks of all specs. */
export type RuleEffect = {
  /** The rule as it would be saved; null when it is removed. */
  rule: LearnedRule | null;
  changes: RuleEffectChange[];
  /** How many of the changes are of approved mappings. */
  approved: number;
  /** How many tasks are known. */
  total: number;
  /** Words of the task that a rule can be drafted from. */
  words: string[];
  /** What the project is built with, as far as a rule can ask for it. */
  stack: string[];
};

/** What takes one change in one place back. */
const ruleUndoStepSchema = z.object({
  scope: z.enum(ruleScopes),
  /** The rule as it is named since; null when it was removed. */
  id: z.string().max(200).nullable(),
  /** Where it stood among the others. */
  place: z.number().int().min(0),
  /** What stood there; null when there was nothing. */
  entry: z.record(z.string(), z.unknown()).nullable(),
});
export type RuleUndoStep = z.infer<typeof ruleUndoStepSchema>;

/** What takes one change of a rule back; `left` is the place it left when it was given another scope. */
export const ruleUndoSchema = ruleUndoStepSchema.extend({ left: ruleUndoStepSchema.optional() });
export type RuleUndo = z.infer<typeof ruleUndoSchema>;

/** A rule that comes with Ashlar, in words. */
export type BuiltInRule = { command: string; layers: string[]; about: string; needs: string[] };

export type RuleRow = {
  rule: LearnedRule;
  /** The file it stands in; null for those in the project's state. */
  file: string | null;
  /** Tasks whose proposal comes from it now. */
  decides: number;
  remark: string | null;
};

export type RulesView = {
  rules: RuleRow[];
  files: { project: string; user: string };
  remarks: CatalogRemark[];
  builtIn: BuiltInRule[];
};
