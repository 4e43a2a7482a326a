import { listRunAttempts } from '@/db/queries/attempts';
import { isToldAgent } from '@/lib/domain/agent-name';
import { AshlarError } from '@/lib/domain/errors';
import { findPlanTask } from '@/lib/domain/plan';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { TaskAnswer } from '@/lib/engine/answers';
import type { Context } from '@/lib/workspace/context';
import { giveSyncs } from '@/lib/workspace/give-syncs';
import { factsInPlan } from '@/lib/workspace/plan-sight';
import { assertRunnable, saveAnswer } from './correct';
import { requireOpenRun } from './find-run';
import { requireRunTask } from './find-task';

type Change = VerbOutput<'retry'>;

/** Starts nothing more of a spec's run; what is under way goes on. */
export function pause(context: Context, { spec }: ParsedVerbInput<'pause'>): Change {
  const { id } = requireOpenRun(context, spec);
  context.engine.pause(id);
  return changed(context, id);
}

export function continueRun(context: Context, { spec }: ParsedVerbInput<'continue'>): Change {
  const { id } = requireOpenRun(context, spec);
  giveSyncs(context);
  context.engine.continue(id);
  return changed(context, id);
}

/** Ends a task's attempt, or the whole run. */
export function cancel(context: Context, { spec, task }: ParsedVerbInput<'cancel'>): Change {
  const { id } = requireOpenRun(context, spec);
  const taskId = task === undefined ? null : requireRunTask(context.engine.state(id), task).taskId;
  context.engine.cancel(id, taskId);
  return changed(context, id, taskId);
}

/** Tries a task again. Throws `E_CONFLICT` when its last attempt left no session to go on in, and that was asked for. */
export function retry(context: Context, { spec, task, resume, again }: ParsedVerbInput<'retry'>): Change {
  const session = resume ? requireSession(context, spec, task) : null;
  return lookedAgain(context, spec, task) ?? answer(context, spec, task, { type: 'retry', resume: session, again });
}

/** A sync that waits for its command goes on when one can be used by now; null when there is nothing new. */
function lookedAgain(context: Context, spec: string, name: string): Change | null {
  const { id } = requireOpenRun(context, spec);
  const sync = requireRunTask(context.engine.state(id), name);
  if (sync.role !== 'sync' || sync.status !== 'needs-mapping' || giveSyncs(context) === 0) return null;
  const now = requireRunTask(context.engine.state(id), sync.taskId);
  return now.status === 'needs-mapping' ? null : changed(context, id, sync.taskId);
}

function requireSession(context: Context, spec: string, name: string): string {
  const { id } = requireOpenRun(context, spec);
  const { taskId, key } = requireRunTask(context.engine.state(id), name);
  const last = listRunAttempts(context.db, id).findLast((attempt) => attempt.taskId === taskId);
  // The other agents begin anew, however they are tried again.
  const session = last && !isToldAgent(last.executor) && last.status !== 'succeeded' ? last.agent?.sessionId : null;
  if (session) return session;
  const message = `The last attempt of ${key} left no agent’s session to go on in.`;
  throw new AshlarError('E_CONFLICT', message, 'Retry it from the beginning.');
}

export function skip(context: Context, { spec, task, note }: ParsedVerbInput<'skip'>): Change {
  return answer(context, spec, task, { type: 'skip', note });
}

export function accept(context: Context, { spec, task, note }: ParsedVerbInput<'accept'>): Change {
  return answer(context, spec, task, { type: 'accept', note });
}

export function reject(context: Context, { spec, task, note }: ParsedVerbInput<'reject'>): Change {
  return answer(context, spec, task, { type: 'reject', note });
}

/** Tries a task with another answer. The answer becomes the task's mapping too, so that the next run begins with it. */
export function alternate(context: Context, input: ParsedVerbInput<'alternate'>): Change {
  const { spec, task: name, answer: given } = input;
  assertRunnable(given);
  const { id } = requireOpenRun(context, spec);
  const task = requireRunTask(context.engine.state(id), name);
  // Looked up before anything happens. A task that the plan no longer has keeps the answer in its run alone.
  const plan = task.role === 'task' ? context.plan(spec) : null;
  const planTask = plan && findPlanTask(plan, task.taskId);
  const facts = plan ? factsInPlan(plan, task.taskId) : undefined;
  context.engine.answer(id, task.taskId, { type: 'alternate', answer: given, mappingId: task.mappingId, facts });
  if (plan && planTask) saveAnswer(context, plan, planTask, input);
  return changed(context, id, task.taskId);
}

function answer(context: Context, spec: string, name: string, given: TaskAnswer): Change {
  const { id } = requireOpenRun(context, spec);
  const { taskId } = requireRunTask(context.engine.state(id), name);
  context.engine.answer(id, taskId, given);
  return changed(context, id, taskId);
}

function changed({ engine }: Context, runId: string, taskId: string | null = null): Change {
  const { run, tasks } = engine.state(runId);
  return { run, task: tasks.find((task) => task.taskId === taskId) ?? null };
}
