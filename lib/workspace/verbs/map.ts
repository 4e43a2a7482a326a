import { planTasks } from '@/lib/domain/plan';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';
import { liveMappings } from '@/lib/workspace/proposals';

/** The mapping in force of every task of a spec, in order. */
export function map(context: Context, { spec }: ParsedVerbInput<'map'>): VerbOutput<'map'> {
  const plan = context.plan(spec);
  const mappings = liveMappings(context.db, plan);
  const tasks = planTasks(plan).flatMap(({ key, id: taskId, description }) => {
    const mapping = mappings.get(taskId);
    return mapping ? [{ key, taskId, description, mapping }] : [];
  });
  return { spec, tasks, asks: tasks.filter(({ mapping }) => mapping.answer === null).length };
}
