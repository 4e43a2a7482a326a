import type { MapperEstimate } from '@/lib/domain/mapper';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { estimateCost } from '@/lib/mapping/mapper-cost';
import type { Context } from '@/lib/workspace/context';
import { inBatches, questionAbout, tasksThatAsk } from '@/lib/workspace/mapper-batches';
import { mapperMeans } from '@/lib/workspace/mapper-means';

/** Characters that stand around a task's text in the question. */
const TASK_FRAME = 40;

/** What it would come to if Claude were asked about the tasks that ask. Nothing is started and nothing is sent. */
export function mapperEstimate(context: Context, input: ParsedVerbInput<'mapperEstimate'>): MapperEstimate {
  const facts = context.facts();
  const means = mapperMeans(context.projectDir, context.env, context.settings(), input.model);
  const asking = tasksThatAsk(context, context.plan(input.spec));
  const batches = inBatches(asking);
  const { system, prompt } = questionAbout([], facts);
  const costs = batches.map((batch) => {
    const texts = batch.reduce((all, { task }) => all + task.description.length + TASK_FRAME, 0);
    return estimateCost(system.length + prompt.length + texts, batch.length, means.model);
  });
  const sum = (of: 'inputTokens' | 'outputTokens' | 'usd'): number => costs.reduce((all, cost) => all + cost[of], 0);
  return {
    spec: input.spec,
    off: means.can ? noCommands(facts.catalog.length) : { message: means.message, hint: means.hint },
    batches: batches.map((batch) => batch.map(({ task }) => task.id)),
    tasks: asking.length,
    model: means.model,
    program: means.can ? means.program : null,
    ...{ inputTokens: sum('inputTokens'), outputTokens: sum('outputTokens'), usd: sum('usd') },
    isPriceKnown: costs.every((cost) => cost.isPriceKnown),
  };
}

function noCommands(count: number): MapperEstimate['off'] {
  if (count > 0) return null;
  return { message: 'No commands are installed here to choose from.', hint: 'ashlar catalog says how to add some.' };
}
