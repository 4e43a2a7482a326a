import { allRules } from '@/lib/mapping/rules/all';
import { ablate } from './mapping/ablation';
import { byBest, byKeywords, byThreshold, fitThreshold, plainSearch } from './mapping/baselines';
import { calibrationReport } from './mapping/calibration';
import { leaveOneRepositoryOut, pick } from './mapping/held-out';
import { HOW_TO_GIVE, type LabelledData, readFreshTasks, readLabelledData } from './mapping/labelled-tasks';
import { proposed } from './mapping/ours';
import { supportOf, withoutOwnRules, withoutOwnRulesOrLimits } from './mapping/rule-support';
import { type Answered, type Score, score, scoreHeader, scoreLine } from './mapping/score';

/**
 * How good proposals are, against simpler systems, on labelled tasks that stand outside the repository
 * (`--data DIR`; `--fresh FILE` adds tasks to the calibration that nobody saw who wrote rules). Every figure that a number was fitted for is given held out too: each repository answered with what
 * the others taught. `--json` prints the scores alone; `--ablation` adds each file of rules switched off.
 */
export async function bench(flags: string[]): Promise<number> {
  const data = readLabelledData(flags);
  if (!data) {
    console.log(`SKIPPED: mapping. ${HOW_TO_GIVE}`);
    return 0;
  }
  const scores = compare(data);
  if (flags.includes('--json')) {
    console.log(JSON.stringify(Object.fromEntries(scores)));
    return 0;
  }
  const repositories = new Set(data.tasks.map((task) => task.repository)).size;
  console.log(`${data.tasks.length} tasks of ${repositories} repositories, ${data.catalog.length} commands\n`);
  console.log(scoreHeader());
  for (const [name, one] of scores) console.log(scoreLine(name, one));
  reportSupport(data);
  console.log(`\n${calibrationReport(data, readFreshTasks(flags))}`);
  if (flags.includes('--ablation')) {
    console.log(`\n${scoreHeader()}`);
    for (const [name, one] of ablate(data.tasks, data.catalog)) console.log(scoreLine(name, one));
  }
  return 0;
}

function compare({ tasks, catalog }: LabelledData): [string, Score][] {
  const search = plainSearch(catalog);
  const found = tasks.map(({ text }) => search(text));
  const threshold = fitThreshold(tasks, found);
  const heldOut = leaveOneRepositoryOut(
    tasks,
    (others) => fitThreshold(pick(tasks, others), pick(found, others)),
    (fitted, i) => byThreshold(tasks[i] as (typeof tasks)[number], found[i] ?? [], fitted),
  );
  const systems: [string, Answered[]][] = [
    ['Ashlar, as it is', tasks.map((task) => proposed(task, catalog))],
    ['Ashlar, each repository without rules it alone supports', withoutOwnRules(tasks, catalog)],
    ['the same, limits of the search held out as well', withoutOwnRulesOrLimits(tasks, catalog)],
    ['original keywords, literally', tasks.map(byKeywords)],
    ['MiniSearch, always the best', found.map(byBest)],
    [
      'keywords, then MiniSearch over a fitted threshold',
      tasks.map((task, i) => byThreshold(task, found[i] ?? [], threshold)),
    ],
    ['the same, threshold held out', heldOut],
    ['always ask', tasks.map(() => ({ command: null, alternatives: [] }))],
  ];
  return systems.map(([name, answers]) => [name, score(tasks, answers)]);
}

/** How many repositories each rule rests on: one that is right in a single repository may have been written for it. */
function reportSupport({ tasks, catalog }: LabelledData): void {
  const support = [...supportOf(tasks, catalog).values()];
  const resting = (test: (right: number) => boolean): number => support.filter(({ right }) => test(right.size)).length;
  console.log(
    `\n${allRules.length} rules, ${support.length} decide here: ${resting((n) => n >= 2)} rightly in two repositories or more, ` +
      `${resting((n) => n === 1)} in one, ${resting((n) => n === 0)} in none.`,
  );
}
