import {
  deleteCorrection,
  insertCorrection,
  listCorrections,
  putBackCorrection,
  updateCorrection,
} from '@/db/queries/corrections';
import { AshlarError } from '@/lib/domain/errors';
import type { LearnedRule } from '@/lib/domain/learned-rule';
import { type Correction, correctionSchema } from '@/lib/domain/mapping';
import type { RuleUndo, RuleUndoStep } from '@/lib/domain/rule-effect';
import { type ReadEntry, ruleFiles } from '@/lib/project/rule-file';
import { changeRuleFile, entryOfRule } from '@/lib/project/write-rule-file';
import type { Context } from './context';
import { knownRules } from './known-rules';

export type Saved = { rule: LearnedRule; undo: RuleUndo };

/** Throws `E_NOT_FOUND`. */
export function requireRule(context: Context, id: string): LearnedRule {
  const rules = knownRules(context.db, context.factsBook.readNow());
  const rule = rules.find((one) => one.id === id);
  if (rule) return rule;
  throw new AshlarError('E_NOT_FOUND', `There is no rule ${id}.`, 'ashlar rules lists them.');
}

/** Keeps a new rule where its scope says. Throws `E_RULES` when its file cannot be written. */
export function addRule(context: Context, rule: LearnedRule): Saved {
  if (rule.scope === 'spec') {
    insertCorrection(context.db, correctionOf(rule));
    return { rule, undo: { scope: 'spec', id: rule.id, place: 0, entry: null } };
  }
  const place = changeFile(context, rule.scope, (entries) => [...rawOf(entries), entryOfRule(rule)]).length - 1;
  return { rule, undo: { scope: rule.scope, id: rule.id, place, entry: null } };
}

/** Puts a rule's new form in the place of the old one, or where its new scope says. */
export function changeRule(context: Context, before: LearnedRule, after: LearnedRule): Saved {
  if (before.scope === after.scope) return rewriteRule(context, after);
  const added = addRule(context, after);
  try {
    return { rule: added.rule, undo: { ...added.undo, left: takeRule(context, before) } };
  } catch (error) {
    // Never in two places: what was added goes again when the old one cannot be taken.
    undoRuleChange(context, added.undo);
    throw error;
  }
}

function rewriteRule(context: Context, rule: LearnedRule): Saved {
  if (rule.scope === 'spec') {
    const before = requireCorrection(context, rule.id);
    updateCorrection(context.db, correctionOf(rule));
    return { rule, undo: { scope: 'spec', id: rule.id, place: 0, entry: before } };
  }
  let place = -1;
  let entry: RuleUndo['entry'] = null;
  const entries = changeFile(context, rule.scope, (now) => {
    place = placeIn(now, rule.id);
    entry = now[place]?.raw as RuleUndo['entry'];
    return rawOf(now).with(place, entryOfRule(rule, entry ?? {}));
  });
  const saved = entries[place]?.rule ?? rule;
  return { rule: saved, undo: { scope: rule.scope, id: saved.id, place, entry } };
}

export function takeRule(context: Context, rule: LearnedRule): RuleUndoStep {
  if (rule.scope === 'spec') {
    const entry = requireCorrection(context, rule.id);
    return { scope: 'spec', id: null, place: deleteCorrection(context.db, rule.id) ?? 0, entry };
  }
  let undo: RuleUndoStep = { scope: rule.scope, id: null, place: 0, entry: null };
  changeFile(context, rule.scope, (entries) => {
    const place = placeIn(entries, rule.id);
    undo = { ...undo, place, entry: entries[place]?.raw as RuleUndo['entry'] };
    return rawOf(entries).toSpliced(place, 1);
  });
  return undo;
}

/** Takes a change back: what stood there stands there again, in the reverse order of what was done. */
export function undoRuleChange(context: Context, { left, ...first }: RuleUndo): void {
  if (left) undoStep(context, left);
  undoStep(context, first);
}

function undoStep(context: Context, { scope, id, place, entry }: RuleUndoStep): void {
  if (scope === 'spec') {
    if (entry === null) deleteCorrection(context.db, requireCorrection(context, id ?? '').id);
    else if (id === null) putBackCorrection(context.db, correctionSchema.parse(entry), place);
    else updateCorrection(context.db, { ...correctionSchema.parse(entry), id: requireCorrection(context, id).id });
    return;
  }
  const bare = entry === null ? 'remove' : 'keep';
  const change = (entries: readonly ReadEntry[]): unknown[] => {
    const now = rawOf(entries);
    if (id === null) return now.toSpliced(place, 0, entry);
    const at = placeIn(entries, id);
    return entry === null ? now.toSpliced(at, 1) : now.with(at, entry);
  };
  changeFile(context, scope, change, bare);
}

function changeFile(
  context: Context,
  scope: 'project' | 'user',
  change: (entries: readonly ReadEntry[]) => unknown[],
  bare: 'keep' | 'remove' = 'keep',
): ReadEntry[] {
  const written = changeRuleFile(ruleFiles(context.projectDir, context.env)[scope], change, bare);
  context.factsBook.readNow();
  return written.entries;
}

const rawOf = (entries: readonly ReadEntry[]): unknown[] => entries.map(({ raw }) => raw);

function placeIn(entries: readonly ReadEntry[], id: string): number {
  const place = entries.findIndex(({ rule }) => rule?.id === id);
  if (place >= 0) return place;
  throw new AshlarError('E_NOT_FOUND', `The rule ${id} is no longer in its file.`, 'Look at the rules again.');
}

function requireCorrection(context: Context, id: string): Correction {
  const found = listCorrections(context.db).find((one) => one.id === id);
  if (found) return found;
  throw new AshlarError('E_NOT_FOUND', `There is no rule ${id}.`, 'Look at the rules again.');
}

/** How a rule of a spec is kept. Throws `E_INPUT` for one that came of no task. */
function correctionOf({ id, specId, layer, from, answer, words, stack, enabled, createdAt }: LearnedRule): Correction {
  if (!from || !specId || !createdAt) {
    throw new AshlarError('E_INPUT', 'A rule for one spec is made from one of its tasks.', 'Name the task.');
  }
  const description = from.task;
  return { id, specId, layerKey: layer, description, answer, words, stack, enabled, createdAt };
}
