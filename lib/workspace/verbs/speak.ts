import { replyProblem } from '@/lib/domain/check-reply';
import { fromProblem } from '@/lib/domain/errors';
import type { RunTask } from '@/lib/domain/run';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';
import { requireOpenRun } from './find-run';
import { requireRunTask } from './find-task';

/** Answers what an agent asks. Throws `E_CONFLICT` when that question is not open (any more). */
export function reply(context: Context, input: ParsedVerbInput<'reply'>): VerbOutput<'reply'> {
  const { id, task } = openTask(context, input);
  const { question } = task;
  const problem = question?.id === input.question ? replyProblem(question, input.reply) : null;
  if (problem) throw fromProblem(problem);
  context.engine.reply(id, task.taskId, input.question, input.reply);
  return stateOf(context, id, task.taskId);
}

/** Tells the agent at work on a task something. Throws `E_CONFLICT` when none listens. */
export function say(context: Context, input: ParsedVerbInput<'say'>): VerbOutput<'say'> {
  const { id, task } = openTask(context, input);
  context.engine.say(id, task.taskId, input.text);
  return stateOf(context, id, task.taskId);
}

function openTask(context: Context, { spec, task }: { spec: string; task: string }): { id: string; task: RunTask } {
  const { id } = requireOpenRun(context, spec);
  return { id, task: requireRunTask(context.engine.state(id), task) };
}

function stateOf({ engine }: Context, runId: string, taskId: string): VerbOutput<'reply'> {
  const { run, tasks } = engine.state(runId);
  return { run, task: tasks.find((task) => task.taskId === taskId) ?? null };
}
