import { getAttempt, listAttempts } from '@/db/queries/attempts';
import { AshlarError } from '@/lib/domain/errors';
import { findPlanTask } from '@/lib/domain/plan';
import type { Attempt } from '@/lib/domain/run';
import type { Context } from './context';
import { findShownRun } from './verbs/find-run';
import { requireRunTask } from './verbs/find-task';

type Which = { spec: string; task: string; n?: number | undefined; attempt?: string | undefined };

/** An attempt of a task, or of a layer's sync: by id, by number in the newest run that has it, else the newest. Throws `E_NOT_FOUND`. */
export function requireAttempt(context: Context, { spec, task, n, attempt }: Which): Attempt {
  const plan = context.plan(spec);
  const taskId = findPlanTask(plan, task)?.id ?? ofRun(context, spec, task) ?? task;
  const attempts = listAttempts(context.db, taskId);
  const found = attempt
    ? attempts.find(({ id }) => id === attempt)
    : attempts.find((each) => n === undefined || each.n === n);
  if (found) return getAttempt(context.db, found.id) ?? found;
  if (attempts.length === 0) throw new AshlarError('E_NOT_FOUND', `${task} of ${plan.spec} was not tried yet.`);
  const last = attempts[0]?.n ?? 1;
  const name = attempt ?? `attempt ${n}`;
  throw new AshlarError('E_NOT_FOUND', `${task} of ${plan.spec} has no ${name}.`, `Its newest is attempt ${last}.`);
}

function ofRun(context: Context, spec: string, task: string): string | null {
  const run = findShownRun(context, spec);
  if (!run) return null;
  try {
    return requireRunTask(run, task).taskId;
  } catch {
    return null;
  }
}
