import { notFound } from 'next/navigation';
import type { FirstPaint } from '@/lib/client/verb-query';
import { isAshlarError, type Problem, toProblem } from '@/lib/domain/errors';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { Verb, VerbInput } from '@/lib/domain/verbs';
import { readVerb } from '@/lib/server/read';

export type FirstPaintResult<T> = { ok: true; first: FirstPaint<T> } | { ok: false; problem: Problem };

/**
 * What a page shows first. An unknown name ends in the not-found page; any other refusal comes back as a problem,
 * because Next hides the message of an error that a server component throws.
 */
export async function firstPaint<V extends Verb>(
  verb: V,
  input: VerbInput<V>,
): Promise<FirstPaintResult<VerbOutput<V>>> {
  try {
    return { ok: true, first: { value: await readVerb(verb, input), at: Date.now() } };
  } catch (error) {
    if (!isAshlarError(error)) throw error;
    if (error.code === 'E_NOT_FOUND' || error.code === 'E_SPEC_NAME') notFound();
    return { ok: false, problem: toProblem(error) };
  }
}
