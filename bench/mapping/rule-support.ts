import type { Catalog } from '@/lib/domain/command';
import type { Rule } from '@/lib/mapping/rule';
import { compileRules } from '@/lib/mapping/rule-table';
import { allRules } from '@/lib/mapping/rules/all';
import type { LabelledTask } from './labelled-tasks';
import { decidingRule, type Proposed, proposed } from './ours';

/** In which repositories a rule decided a task, and decided it rightly. */
export type Support = { decided: Set<string>; right: Set<string> };

/** Where each rule decides. */
export function supportOf(tasks: readonly LabelledTask[], catalog: Catalog): Map<Rule, Support> {
  const found = new Map<Rule, Support>();
  for (const task of tasks) {
    const best = decidingRule(task, catalog);
    if (!best) continue;
    const support = found.get(best.rule) ?? { decided: new Set(), right: new Set() };
    support.decided.add(task.repository);
    if (task.accepted.has(best.command)) support.right.add(task.repository);
    found.set(best.rule, support);
  }
  return found;
}

/** Rules that decide rightly in this repository and in no other. */
export function rulesOfOneRepository(support: ReadonlyMap<Rule, Support>, repository: string): Rule[] {
  return [...support].flatMap(([rule, { right }]) => (right.size === 1 && right.has(repository) ? [rule] : []));
}

/**
 * Each repository is answered without the rules that decide rightly in it alone: what such a rule says may have been
 * written after reading that very task.
 */
export function withoutOwnRules(tasks: readonly LabelledTask[], catalog: Catalog): Proposed[] {
  const support = supportOf(tasks, catalog);
  const tables = new Map(
    [...new Set(tasks.map((task) => task.repository))].map((repository) => {
      const own = new Set(rulesOfOneRepository(support, repository));
      return [repository, compileRules(allRules.filter((rule) => !own.has(rule)))];
    }),
  );
  return tasks.map((task) => proposed(task, catalog, tables.get(task.repository)));
}
