'use server';

import { z } from 'zod';
import { toProblem } from '@/lib/domain/errors';
import type { RunStreamItem } from '@/lib/domain/run-event';
import type { VerbResult } from '@/lib/domain/verb-outputs';
import type { Verb, VerbInput } from '@/lib/domain/verbs';
import { tryVerb } from '@/lib/server/read';
import { requireSession } from '@/lib/server/session';
import { followRun } from '@/lib/server/watch-run';

const watchInput = z.object({ runId: z.string().max(100), cursor: z.number().int().min(0) });

/** The one door for everything a page does. The session is checked before anything else is looked at. */
export async function callVerb<V extends Verb>(verb: V, input: VerbInput<V>): Promise<VerbResult<V>> {
  return tryVerb(verb, input);
}

/** A run's stream: snapshot, events, end. Leaving the page ends it. */
export async function watchRun(runId: string, cursor: number): Promise<AsyncIterable<RunStreamItem>> {
  await requireSession();
  const input = watchInput.safeParse({ runId, cursor });
  if (!input.success) throw new Error(toProblem(input.error).message);
  return followRun(input.data.runId, input.data.cursor);
}
