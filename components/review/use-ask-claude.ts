'use client';
import { useEffect, useRef, useState } from 'react';
import { type AshlarActions, useAshlar } from '@/lib/client/ashlar-context';
import { useLookAgain } from '@/lib/client/use-look-again';
import { problemOf, unwrap, VerbError } from '@/lib/client/verb-error';
import type { Problem } from '@/lib/domain/errors';
import type { MapperEstimate, MapperResult } from '@/lib/domain/mapper';

/** How far the asking is: before it, request by request, and what it came to. */
export type Asking = {
  state: 'ready' | 'asking' | 'cancelling' | 'ended';
  /** Tasks answered so far, of how many. */
  answered: number;
  of: number;
  results: readonly MapperResult[];
  problem: Problem | null;
};

const ready: Asking = { state: 'ready', answered: 0, of: 0, results: [], problem: null };

/** Milliseconds between two looks at a question under way. */
const LOOK_MS = 500;

/** Calls of a page are done one after the other: one that waited for Claude would hold up every other, Cancel too. */
async function askOnce(call: AshlarActions['call'], spec: string, tasks: string[]): Promise<MapperResult> {
  unwrap(await call('askMapper', { spec, tasks, wait: false }));
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { result, problem } = unwrap(await call('mapperAnswer', { spec }));
    if (problem) throw new VerbError(problem);
    if (result) return result;
  }
}

/** Asks Claude, one request after the other; what came stays when a later one fails or is cancelled. */
export function useAskClaude(spec: string, onProposed: (taskIds: readonly string[]) => void) {
  const { call } = useAshlar();
  const lookAgain = useLookAgain();
  const [asking, setAsking] = useState<Asking>(ready);
  const cancelled = useRef(false);
  const told = useRef(onProposed);
  useEffect(() => {
    told.current = onProposed;
  });

  const ask = async ({ batches, tasks: of }: MapperEstimate): Promise<void> => {
    cancelled.current = false;
    setAsking({ ...ready, state: 'asking', of });
    const proposed: string[] = [];
    try {
      for (const tasks of batches) {
        if (cancelled.current) break;
        const result = await askOnce(call, spec, tasks);
        proposed.push(...result.proposed.map(({ taskId }) => taskId));
        const isWhole = result.outcome === 'answered';
        setAsking((before) => ({
          ...before,
          answered: before.answered + (isWhole ? tasks.length : 0),
          results: [...before.results, result],
        }));
        if (!isWhole) break;
      }
    } catch (error) {
      const problem = problemOf(error);
      setAsking((before) => ({ ...before, problem }));
    } finally {
      told.current(proposed);
      await lookAgain();
      setAsking((before) => ({ ...before, state: 'ended' }));
    }
  };
  const cancel = (): void => {
    cancelled.current = true;
    setAsking((before) => ({ ...before, state: 'cancelling' }));
    void call('cancelMapper', { spec });
  };
  return { asking, ask, cancel, reset: () => setAsking(ready) };
}
