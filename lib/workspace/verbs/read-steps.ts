import { getAttempt, listAttempts } from '@/db/queries/attempts';
import { isToldAgent } from '@/lib/domain/agent-name';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import { AshlarError } from '@/lib/domain/errors';
import { findPlanTask } from '@/lib/domain/plan';
import type { Attempt } from '@/lib/domain/run';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { createAgentReader } from '@/lib/executors/agents/agent-reader';
import { agentPrograms } from '@/lib/executors/agents/programs';
import { createStepReader, type StepReader } from '@/lib/executors/claude/normalise/step-reader';
import type { Context } from '@/lib/workspace/context';
import { logFile } from '@/lib/workspace/resolver';
import { createStepsBook, type StepsBook } from '@/lib/workspace/steps-book';
import { findCommandRun, findShownRun } from './find-run';

const bookOf = new WeakMap<Context, StepsBook>();

/** A part of what an agent did in an attempt, as readable steps; an attempt without an agent has none. */
export async function readSteps(context: Context, input: ParsedVerbInput<'steps'>): Promise<VerbOutput<'steps'>> {
  const attempt = requireAttempt(context, input);
  const book = bookOf.get(context) ?? createStepsBook();
  bookOf.set(context, book);
  const secrets = Object.values(context.settings().environment);
  const { file, reader } = recordOf(attempt.executor, logFile(context.projectDir, attempt.logPath));
  const whole = !isOpenAttempt(attempt.status);
  const slice = await book.read(file, { after: input.after, whole, secrets, reader });
  return { attemptId: attempt.id, n: attempt.n, ...slice };
}

type Record = { file: string; reader: (safe: (text: string) => string) => StepReader };

/** Claude Code's messages stand beside the log; those of the other agents are the log. */
function recordOf(executor: string, log: string): Record {
  if (!isToldAgent(executor)) return { file: log.replace(/\.log$/, '.jsonl'), reader: createStepReader };
  return { file: log, reader: (safe) => createAgentReader(agentPrograms[executor], safe) };
}

function requireAttempt(context: Context, { spec, task, n, attempt: id }: ParsedVerbInput<'steps'>): Attempt {
  if (id !== undefined) {
    const attempt = getAttempt(context.db, id);
    if (attempt) return attempt;
    throw new AshlarError('E_NOT_FOUND', `There is no attempt ${id}.`);
  }
  const attempts = listAttempts(context.db, taskIdOf(context, spec, task));
  const attempt = n === undefined ? attempts[0] : attempts.find((each) => each.n === n);
  if (attempt) return attempt;
  const which = n === undefined ? 'been tried' : `an attempt ${n}`;
  throw new AshlarError('E_NOT_FOUND', `${task} has not ${which} yet.`.replace('has not an', 'has no'), null);
}

/** The id of a task of the plan or of a run; a task that is gone from both is known by its id alone. */
function taskIdOf(context: Context, spec: string, name: string): string {
  const wanted = name.toLowerCase();
  for (const state of [findShownRun(context, spec), findCommandRun(context, spec)]) {
    const task = state?.tasks.find(
      ({ taskId, key, ref }) => taskId === name || [key, ref].some((each) => each?.toLowerCase() === wanted),
    );
    if (task) return task.taskId;
  }
  return findPlanTask(context.plan(spec), name)?.id ?? name;
}
