import { AshlarError } from '@/lib/domain/errors';
import { isWrittenByHand, type LearnedRule } from '@/lib/domain/learned-rule';
import type { Answer } from '@/lib/domain/mapping';
import type { PlanTask } from '@/lib/domain/plan';
import type { Stack } from '@/lib/domain/project';
import type { RuleEffect, RulesView } from '@/lib/domain/rule-effect';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { builtInRules } from '@/lib/mapping/built-in-rules';
import { significantWords } from '@/lib/mapping/rule-words';
import { ruleFiles } from '@/lib/project/rule-file';
import type { Context } from '@/lib/workspace/context';
import { knownRules } from '@/lib/workspace/known-rules';
import { changedRule, draftFromTask } from '@/lib/workspace/rule-drafts';
import { decidedBy, effectOfRule, knownTasks } from '@/lib/workspace/rule-effect';
import { addRule, changeRule, requireRule, takeRule, undoRuleChange } from '@/lib/workspace/rule-store';
import { assertRunnable } from './correct';
import { requireTask } from './find-task';

type Draft = ParsedVerbInput<'saveRule'>;
const nothingYet: Answer = { kind: 'skip', note: '' };

/** All rules that were learned or written by hand, and how many tasks each decides now. */
export function rules(context: Context): RulesView {
  const facts = context.factsBook.readNow();
  const files = ruleFiles(context.projectDir, context.env);
  const counts = decidedBy(context, knownTasks(context));
  const rows = knownRules(context.db, facts).map((rule) => ({
    rule,
    file: rule.scope === 'spec' ? null : files[rule.scope].file,
    decides: counts.get(rule.id) ?? 0,
    remark: remarkOn(rule, facts.catalog),
  }));
  const { ruleRemarks } = facts;
  const paths = { project: files.project.file, user: files.user.file };
  return { rules: rows, files: paths, remarks: [...ruleRemarks], builtIn: builtInRules() };
}

/** What saving, changing or removing a rule would do; nothing is changed. */
export function previewRule(context: Context, input: ParsedVerbInput<'previewRule'>): RuleEffect {
  const tasks = knownTasks(context);
  const named = input.from ? namedTask(context, input.from) : null;
  const words = named ? significantWords(named.description) : [];
  const before = input.id === undefined ? null : requireRule(context, input.id);
  const after = input.remove ? null : before ? changedRule(before, input) : drafted(context, input);
  // Without an answer there is a draft, and nothing that it could do.
  const isEmpty = !before && input.answer === undefined;
  const looked = input.corrects && named ? tasks.filter(({ task }) => task.id !== named.id) : tasks;
  const changes = isEmpty ? [] : effectOfRule(context, looked, before, after);
  const approved = changes.filter((change) => change.approved).length;
  return { rule: after, changes, approved, total: tasks.length, words, stack: valuesOf(context.facts().stack) };
}

/** Saves a new rule, or changes one. Proposals follow at once; approved mappings stay. */
export function saveRule(context: Context, input: Draft): VerbOutput<'saveRule'> {
  if (input.answer) assertRunnable(input.answer);
  if (input.id !== undefined) {
    const before = requireRule(context, input.id);
    return changeRule(context, before, changedRule(before, input));
  }
  if (input.answer === undefined) throw new AshlarError('E_INPUT', 'A new rule needs an answer.', 'Give one.');
  return addRule(context, drafted(context, input));
}

export function removeRule(context: Context, { id }: ParsedVerbInput<'removeRule'>): VerbOutput<'removeRule'> {
  const rule = requireRule(context, id);
  return { rule, undo: takeRule(context, rule) };
}

export function undoRule(context: Context, { undo }: ParsedVerbInput<'undoRule'>): VerbOutput<'undoRule'> {
  undoRuleChange(context, undo);
  return { scope: undo.scope };
}

function valuesOf({ other, ...fields }: Stack): string[] {
  return [...new Set([...Object.values(fields), ...other].filter((value) => value !== null))].slice(0, 12);
}

function drafted(context: Context, input: Draft): LearnedRule {
  if (!input.from) throw new AshlarError('E_INPUT', 'A new rule comes of a task.', 'Name the task it is learned from.');
  const task = namedTask(context, input.from);
  const wish = { ...input, answer: input.answer ?? nothingYet, now: context.clock.now() };
  return draftFromTask(input.from.spec, task, wish, input.scope ?? 'spec');
}

function namedTask(context: Context, { spec, task }: NonNullable<Draft['from']>): PlanTask {
  return requireTask(context.plan(spec), task);
}

function remarkOn(rule: LearnedRule, catalog: readonly { command: string }[]): string | null {
  const { answer } = rule;
  if (answer.kind !== 'command' || catalog.length === 0) return null;
  if (catalog.some(({ command }) => command === answer.command)) return null;
  const without = isWrittenByHand(rule) ? ' Until it is, this rule says nothing.' : '';
  return `${answer.command} is not among the installed commands.${without}`;
}
