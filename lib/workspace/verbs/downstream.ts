import type { RunTask } from '@/lib/domain/run';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { downstream } from '@/lib/engine/downstream';
import type { Context } from '@/lib/workspace/context';
import { requireOpenRun } from './find-run';
import { requireRunTask } from './find-task';

/** What a skip or a retry would mean for the tasks behind it. Throws `E_NO_RUN` when no run is open. */
export function showDownstream(
  context: Context,
  { spec, task: name, answer }: ParsedVerbInput<'downstream'>,
): VerbOutput<'downstream'> {
  const state = context.engine.state(requireOpenRun(context, spec).id);
  const { blocked, cleared, runAnyway } = downstream(state, requireRunTask(state, name).taskId, answer);
  return { blocked: blocked.map(named), cleared: cleared.map(named), runAnyway: runAnyway.map(named) };
}

const named = ({ taskId, key, description }: RunTask) => ({ taskId, key, description });
