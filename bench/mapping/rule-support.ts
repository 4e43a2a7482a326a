import type { Catalog } from '@/lib/domain/command';
import type { Rule } from '@/lib/mapping/rule';
import { compileRules, type RuleTable } from '@/lib/mapping/rule-table';
import { allRules } from '@/lib/mapping/rules/all';
import { leaveOneRepositoryOut } from './held-out';
import type { LabelledTask } from './labelled-tasks';
import { decidingRule, type Proposed, proposed } from './ours';
import { isRight } from './score';

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
function rulesOfOneRepository(support: ReadonlyMap<Rule, Support>, repository: string): Rule[] {
  return [...support].flatMap(([rule, { right }]) => (right.size === 1 && right.has(repository) ? [rule] : []));
}

/**
 * The knowledge a repository is answered with when the rules that decide rightly in it alone are taken away: what such a
 * rule says may have been written after reading that very task.
 */
function tablesWithoutOwnRules(tasks: readonly LabelledTask[], catalog: Catalog): Map<string, RuleTable> {
  const support = supportOf(tasks, catalog);
  return new Map(
    [...new Set(tasks.map((task) => task.repository))].map((repository) => {
      const own = new Set(rulesOfOneRepository(support, repository));
      return [repository, compileRules(allRules.filter((rule) => !own.has(rule)))];
    }),
  );
}

/** Each repository answered without the rules it alone supports. */
export function withoutOwnRules(tasks: readonly LabelledTask[], catalog: Catalog): Proposed[] {
  const tables = tablesWithoutOwnRules(tasks, catalog);
  return tasks.map((task) => proposed(task, catalog, { table: tables.get(task.repository) as RuleTable }));
}

const scores = [100, 150, 200, 250, 300, Number.POSITIVE_INFINITY];
const leads = [1.2, 1.5, 2];

/** The same, and the search's limits are those that answer most tasks of the other repositories rightly. */
export function withoutOwnRulesOrLimits(tasks: readonly LabelledTask[], catalog: Catalog): Proposed[] {
  const tables = tablesWithoutOwnRules(tasks, catalog);
  const grid = scores.flatMap((score) => leads.map((ahead) => ({ score, ahead })));
  const answers = grid.map((limits) =>
    tasks.map((task) => proposed(task, catalog, { table: tables.get(task.repository) as RuleTable, limits })),
  );
  const rightIn = (column: readonly Proposed[], indexes: readonly number[]): number =>
    indexes.filter((i) => isRight(tasks[i] as LabelledTask, column[i] as Proposed)).length;
  return leaveOneRepositoryOut(
    tasks,
    (others) => answers.reduce((best, column) => (rightIn(column, others) > rightIn(best, others) ? column : best)),
    (column, i) => column[i] as Proposed,
  );
}
