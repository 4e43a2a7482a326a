import type { Catalog } from '@/lib/domain/command';
import { confidenceBand } from '@/lib/domain/confidence';
import type { Stack } from '@/lib/domain/project';
import { type JudgedRule, judgeRules } from './judge-rules';
import { readAfterTitle, type TaskReading } from './read-task';
import type { RuleTable } from './rule-table';
import { makingKinds } from './task-kinds';

/** Less for what stands after the title. */
const AFTER_TITLE = 12;

/**
 * The rules that speak for a task, surest first. Where none speaks for its title, what stands after it is read as a
 * task of its own: “Payments: set up Stripe”.
 */
export function judgeTask(
  task: TaskReading,
  layerKey: string | null,
  stack: Stack,
  catalog: Catalog,
  table: RuleTable,
): JudgedRule[] {
  const rules = judgeRules(task, layerKey, stack, catalog, table);
  if (rules.some((rule) => rule.refused || rule.place !== 'aside')) return rules;
  const after = readAfterTitle(task);
  if (!after) return rules;
  const lowered = judgeRules(after, layerKey, stack, catalog, table)
    .filter(({ place, rule }) => place === 'object' && !(rule.objects === '*' && makingKinds.has(task.kind)))
    .map((rule) => ({ ...rule, confidence: Math.max(0, rule.confidence - AFTER_TITLE) }))
    .filter(({ confidence }) => confidenceBand(confidence) !== 'ask');
  const known = new Set(lowered.map(({ command }) => command));
  return [...lowered, ...rules.filter(({ command }) => !known.has(command))];
}
