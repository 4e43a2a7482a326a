import type { LearnedRule } from '@/lib/domain/learned-rule';
import { answerLabel, type Mapping, type Proposal } from '@/lib/domain/mapping';
import type { Plan, PlanTask } from '@/lib/domain/plan';
import type { RuleEffectChange } from '@/lib/domain/rule-effect';
import { decidingRule } from '@/lib/mapping/deciding-rule';
import { propose } from '@/lib/mapping/propose';
import { locateSpecs } from '@/lib/plan/locate-specs';
import type { Context } from './context';
import { knownRules, mappable, mappingContext } from './known-rules';
import { liveMappings } from './proposals';

export type KnownTask = { plan: Plan; layerKey: string; task: PlanTask; mapping: Mapping };

/** Every task of every spec that can be read, with its mapping in force. */
export function knownTasks(context: Context): KnownTask[] {
  return locateSpecs(context.projectDir).flatMap((location) => {
    let plan: Plan;
    try {
      plan = context.plan(location.id, location);
    } catch {
      // It is told of in the list of specs, and no rule reaches it.
      return [];
    }
    const mappings = liveMappings(context.db, plan);
    return plan.layers.flatMap(({ key, tasks }) =>
      tasks.flatMap((task): KnownTask[] => {
        const mapping = mappings.get(task.id);
        return mapping ? [{ plan, layerKey: key, task, mapping }] : [];
      }),
    );
  });
}

/**
 * What becomes of the tasks when `after` takes the place of `before` (null: nothing there). A person's own answers stay;
 * approved mappings stay too, and are listed where the rule says otherwise.
 */
export function effectOfRule(
  context: Context,
  tasks: readonly KnownTask[],
  before: LearnedRule | null,
  after: LearnedRule | null,
): RuleEffectChange[] {
  const facts = context.facts();
  const now = knownRules(context.db, facts);
  const next = placed(now, before, after);
  return tasks.flatMap(({ plan, layerKey, task, mapping }): RuleEffectChange[] => {
    const asked = mappable(task, layerKey);
    const [is, willBe] = [mappingContext(now, facts, plan.spec), mappingContext(next, facts, plan.spec)];
    const approved = mapping.status === 'approved';
    if (mapping.origin === 'person' && !approved) return [];
    if (!involves([before, after], [decidingRule(asked, is), decidingRule(asked, willBe)])) return [];
    const change = { before: labelOf(mapping), after: labelOf(propose(asked, willBe)) };
    if (change.before === change.after) return [];
    const proposedNow = approved ? labelOf(propose(asked, is)) : null;
    if (approved && (change.after === proposedNow || (mapping.origin === 'person' && change.before === proposedNow))) {
      return [];
    }
    const { id: taskId, key, description } = task;
    return [{ spec: plan.spec, taskId, key, description, ...change, approved }];
  });
}

/** How many tasks each rule decides, by its id; those a person answered are decided by the person. */
export function decidedBy(context: Context, tasks: readonly KnownTask[]): Map<string, number> {
  const facts = context.facts();
  const rules = knownRules(context.db, facts);
  const counts = new Map<string, number>();
  for (const { plan, layerKey, task, mapping } of tasks) {
    if (mapping.origin === 'person') continue;
    const rule = decidingRule(mappable(task, layerKey), mappingContext(rules, facts, plan.spec));
    if (rule) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  }
  return counts;
}

/** The rules as they would be: a changed one in its place, a new one where it would be kept. */
function placed(
  rules: readonly LearnedRule[],
  before: LearnedRule | null,
  after: LearnedRule | null,
): readonly LearnedRule[] {
  if (before && after && before.scope !== after.scope) return placed(placed(rules, before, null), null, after);
  if (before) return rules.flatMap((rule) => (rule.id === before.id ? (after ?? []) : rule));
  if (!after) return rules;
  // Newest first in SQLite; at the end of a file.
  return after.scope === 'spec' ? [after, ...rules] : [...rules, after];
}

const involves = (changed: (LearnedRule | null)[], deciding: (LearnedRule | null)[]): boolean =>
  deciding.some((rule) => rule !== null && changed.some((one) => one?.id === rule.id));

const labelOf = ({ answer }: Mapping | Proposal): string | null => answer && answerLabel(answer);
