import { z } from 'zod';
import { AshlarError, toProblem } from '@/lib/domain/errors';
import { MAPPER_BATCH, mapperAnswerSchema } from '@/lib/domain/mapper';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { askStructured, type StructuredOutcome } from '@/lib/executors/claude/structured-query';
import { estimateCost } from '@/lib/mapping/mapper-cost';
import { askFailure } from '@/lib/workspace/ask-failure';
import type { Context } from '@/lib/workspace/context';
import { keepProposals } from '@/lib/workspace/keep-proposals';
import { type AskingTask, questionAbout, tasksThatAsk } from '@/lib/workspace/mapper-batches';
import { mapperMeans } from '@/lib/workspace/mapper-means';
import { requireTask } from './find-task';

/** One answer of 20 tasks takes some 20 s; what takes this long will not come any more. */
const LIMIT_MS = 240_000;
/** An answer may cost this many times what was shown before it, and never less than the floor, in US dollars. */
const BUDGET_TIMES = 5;
const BUDGET_FLOOR_USD = 0.1;

/** Questions under way, by the database of their project and its spec. */
const underWay = new WeakMap<Context['db'], Map<string, AbortController>>();
/** What came of those that were not waited for, by the same. */
const unwaited = new WeakMap<Context['db'], Map<string, VerbOutput<'mapperAnswer'>>>();

/**
 * Asks Claude about tasks that nothing here could map, and keeps what it proposes as proposals: nothing is approved, and
 * what a person answered in the meantime stays. Throws `E_AGENT_OFF` where it cannot be asked, `E_CONFLICT` while it is
 * being asked about the same spec, `E_AGENT` when no answer came; nothing is changed then.
 */
export async function askMapper(
  context: Context,
  input: ParsedVerbInput<'askMapper'>,
): Promise<VerbOutput<'askMapper'>> {
  assertNotAsking(context, input.spec);
  const asking = askNow(context, input);
  if (input.wait) return asking;
  const { spec } = input;
  const answers = unwaited.get(context.db) ?? new Map<string, VerbOutput<'mapperAnswer'>>();
  unwaited.set(context.db, answers);
  answers.set(spec, { result: null, problem: null });
  asking.then(
    (result) => answers.set(spec, { result, problem: null }),
    (error) => answers.set(spec, { result: null, problem: toProblem(error) }),
  );
  const model = input.model ?? '';
  return { spec, outcome: 'asking', proposed: [], none: [], refused: [], costUsd: null, model };
}

/** What came of a question that was not waited for. Throws `E_NOT_FOUND` when there was none. */
export function mapperAnswer({ db }: Context, { spec }: ParsedVerbInput<'mapperAnswer'>): VerbOutput<'mapperAnswer'> {
  const answer = unwaited.get(db)?.get(spec);
  if (answer) return answer;
  throw new AshlarError('E_NOT_FOUND', `Claude was not asked about ${spec}.`, 'Ask it first.');
}

async function askNow(context: Context, input: ParsedVerbInput<'askMapper'>): Promise<VerbOutput<'askMapper'>> {
  const { spec } = input;
  const means = mapperMeans(context.projectDir, context.env, context.settings(), input.model);
  if (!means.can) throw new AshlarError('E_AGENT_OFF', means.message, means.hint);
  const facts = context.factsBook.readNow();
  if (facts.catalog.length === 0) {
    throw new AshlarError('E_AGENT_OFF', 'No commands are installed here to choose from.', 'See ashlar catalog.');
  }
  const asked = wanted(context, input);
  const { model } = means;
  const nothing = { spec, proposed: [], none: [], refused: [], model };
  if (asked.length === 0) return { ...nothing, outcome: 'answered', costUsd: 0 };
  const question = questionAbout(asked, facts);
  const { usd } = estimateCost(question.system.length + question.prompt.length, asked.length, model);
  const ceiling = Math.max(BUDGET_FLOOR_USD, usd * BUDGET_TIMES);
  const maxUsd = Math.min(ceiling, context.settings().budget.taskUsd ?? ceiling);
  const outcome = await whileAsking(context, spec, (signal) =>
    askStructured(
      { ...question, program: means.program, env: means.env, model, schema: answerSchema, maxUsd, limitMs: LIMIT_MS },
      signal,
    ),
  );
  if (outcome.kind === 'cancelled') return { ...nothing, outcome: 'cancelled', costUsd: outcome.costUsd };
  if (outcome.kind === 'failed') throw askFailure(outcome);
  const answer = mapperAnswerSchema.safeParse(outcome.value);
  if (!answer.success) {
    throw askFailure({ why: 'answer', message: 'Its answer did not have the asked form.', costUsd: outcome.costUsd });
  }
  return {
    ...nothing,
    outcome: 'answered',
    costUsd: outcome.costUsd,
    ...keepProposals(context, spec, asked, answer.data),
  };
}

/** Ends a question under way; false when there is none. */
export function cancelMapper({ db }: Context, { spec }: ParsedVerbInput<'cancelMapper'>): VerbOutput<'cancelMapper'> {
  const asking = underWay.get(db)?.get(spec);
  asking?.abort();
  return { cancelled: asking !== undefined };
}

/** Ends all questions under way: the project is being closed. */
export function cancelAllAsking(db: Context['db']): void {
  for (const asking of underWay.get(db)?.values() ?? []) asking.abort();
}

const answerSchema = z.toJSONSchema(mapperAnswerSchema, { target: 'draft-7' }) as Record<string, unknown>;

function wanted(context: Context, { spec, tasks }: ParsedVerbInput<'askMapper'>): AskingTask[] {
  const plan = context.plan(spec);
  const asking = tasksThatAsk(context, plan);
  if (!tasks) return asking.slice(0, MAPPER_BATCH);
  const ids = new Set(tasks.map((name) => requireTask(plan, name).id));
  return asking.filter(({ task }) => ids.has(task.id));
}

function assertNotAsking({ db }: Context, spec: string): void {
  if (!underWay.get(db)?.has(spec)) return;
  throw new AshlarError('E_CONFLICT', `Claude is being asked about ${spec} already.`, 'Wait for it, or cancel it.');
}

async function whileAsking(
  { db }: Context,
  spec: string,
  ask: (signal: AbortSignal) => Promise<StructuredOutcome>,
): Promise<StructuredOutcome> {
  const asking = underWay.get(db) ?? new Map<string, AbortController>();
  underWay.set(db, asking);
  const abort = new AbortController();
  asking.set(spec, abort);
  try {
    return await ask(abort.signal);
  } finally {
    asking.delete(spec);
  }
}
