import { randomBytes } from 'node:crypto';
import { MAPPER_BATCH } from '@/lib/domain/mapper';
import type { Mapping } from '@/lib/domain/mapping';
import { type Plan, type PlanTask, planTasks } from '@/lib/domain/plan';
import { mapperQuestion } from '@/lib/mapping/mapper-question';
import type { Context, Facts } from './context';
import { liveMappings } from './proposals';

export type AskingTask = { task: PlanTask; mapping: Mapping };

/** Tasks of a plan that nothing here could map, in order; those that are done by now ask nobody. */
export function tasksThatAsk({ db }: Pick<Context, 'db'>, plan: Plan): AskingTask[] {
  const mappings = liveMappings(db, plan);
  return planTasks(plan).flatMap((task) => {
    const mapping = mappings.get(task.id);
    return mapping && mapping.answer === null && !task.done ? [{ task, mapping }] : [];
  });
}

export function inBatches<T>(tasks: readonly T[]): T[][] {
  const count = Math.ceil(tasks.length / MAPPER_BATCH);
  return Array.from({ length: count }, (_, n) => tasks.slice(n * MAPPER_BATCH, (n + 1) * MAPPER_BATCH));
}

/** What Claude is asked about tasks, which it knows as `t1`, `t2` …: ids of ours say nothing and cost more. */
export function questionAbout(tasks: readonly AskingTask[], { catalog, stack }: Facts) {
  const asked = tasks.map(({ task }, n) => ({
    id: `t${n + 1}`,
    layer: task.key.split('.')[0] ?? null,
    text: task.description,
  }));
  return mapperQuestion({ tasks: asked, catalog, stack, mark: randomBytes(6).toString('hex') });
}
