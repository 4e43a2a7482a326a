import { listGoodAttempts } from '@/db/queries/attempts';
import type { BoardLayer } from '@/lib/domain/board';
import { isSettled } from '@/lib/domain/task-status';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { estimate, learnHistory } from '@/lib/engine/estimate';
import type { Context } from '@/lib/workspace/context';
import { showBoard } from './show-board';
import { scopeOf } from './start-run';

/** So many attempts of the past are looked at. */
const PAST_MAX = 5000;

/** What is left of a spec, or of layers of it, will probably take and cost. Throws `E_NOT_FOUND` for an unknown layer. */
export function estimateRun(
  context: Context,
  { spec, layers: wanted }: ParsedVerbInput<'estimate'>,
): VerbOutput<'estimate'> {
  const scope = scopeOf(context.plan(spec), wanted);
  const board = showBoard(context, { spec });
  const past = listGoodAttempts(context.db, PAST_MAX);
  const history = learnHistory(past.map(({ agent, ...attempt }) => ({ ...attempt, costUsd: agent?.costUsd ?? null })));
  const layers = board.layers.filter(({ key }) => scope === null || scope.includes(key));
  return {
    spec: board.spec,
    layers: layers.map((layer) => ({ key: layer.key, name: layer.name, ...estimate(answersLeft(layer), history) })),
    total: estimate(layers.flatMap(answersLeft), history),
  };
}

const answersLeft = ({ tasks }: BoardLayer) =>
  tasks.filter(({ status }) => !isSettled(status)).map(({ runTask, mapping }) => runTask?.answer ?? mapping.answer);
