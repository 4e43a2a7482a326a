import 'server-only';
import { AshlarError, toProblem } from '@/lib/domain/errors';
import type { VerbOutput, VerbResult } from '@/lib/domain/verb-outputs';
import { isVerb, type Verb, type VerbInput } from '@/lib/domain/verbs';
import { requireSession } from './session';

/** What a page needs for its first paint. Throws an `AshlarError` when the verb refuses. */
export async function readVerb<V extends Verb>(verb: V, input: VerbInput<V>): Promise<VerbOutput<V>> {
  const { ashlar } = await requireSession();
  if (!isVerb(verb)) throw new AshlarError('E_NOT_FOUND', `There is no verb ${String(verb)}.`);
  return ashlar.call(verb, input);
}

/** The same with the refusal as data: errors thrown in actions reach the browser without their text. */
export async function tryVerb<V extends Verb>(verb: V, input: VerbInput<V>): Promise<VerbResult<V>> {
  try {
    return { ok: true, value: await readVerb(verb, input) };
  } catch (error) {
    const problem = toProblem(error);
    // Faults of ours keep their stack here, where the person who runs Ashlar can find it.
    if (problem.code === 'E_INTERNAL') console.error(error);
    return { ok: false, problem };
  }
}
