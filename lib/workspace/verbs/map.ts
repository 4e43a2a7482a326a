import { planTasks } from '@/lib/domain/plan';
import { isDead } from '@/lib/domain/preflight';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { preflight } from '@/lib/mapping/preflight';
import { executorsOf } from '@/lib/workspace/carry-out';
import type { Context } from '@/lib/workspace/context';
import { liveMappings } from '@/lib/workspace/proposals';

/** The mapping in force of every task of a spec, in order, and whether it can be carried out here. */
export function map(context: Context, { spec }: ParsedVerbInput<'map'>): VerbOutput<'map'> {
  const plan = context.plan(spec);
  const mappings = liveMappings(context.db, plan);
  const executors = executorsOf(context);
  const tasks = planTasks(plan).flatMap(({ key, id: taskId, description }) => {
    const mapping = mappings.get(taskId);
    if (!mapping) return [];
    return [{ key, taskId, description, mapping, preflight: preflight(mapping.answer, executors) }];
  });
  const asks = tasks.filter(({ mapping }) => mapping.answer === null).length;
  return { spec, tasks, asks, dead: tasks.filter((task) => isDead(task.preflight)).length };
}
