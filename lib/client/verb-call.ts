'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Board } from '@/lib/domain/board';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { Verb, VerbInput } from '@/lib/domain/verbs';
import { useAshlar } from './ashlar-context';
import { patchBoard } from './patch-board';
import { unwrap } from './verb-error';

export type VerbCall = <V extends Verb>(verb: V, input: VerbInput<V>) => Promise<VerbOutput<V>>;

/**
 * Acts by any verb and throws its refusal. Settles when the views show what it did: at once where the answer says it
 * all, else when they have been read again. They are read again after a refusal too, because a refusal usually means
 * that the page was behind.
 */
export function useVerbCall(): VerbCall {
  const { call } = useAshlar();
  const queries = useQueryClient();
  return useCallback(
    async <V extends Verb>(verb: V, input: VerbInput<V>) => {
      const readAgain = () => queries.invalidateQueries({ queryKey: ['verb'] });
      let output: VerbOutput<V>;
      try {
        output = unwrap(await call(verb, input));
      } catch (error) {
        await readAgain();
        throw error;
      }
      let patched = false;
      const spec = 'spec' in input ? input.spec : null;
      for (const [key, board] of queries.getQueriesData<Board>({ queryKey: ['verb', 'board', { spec }] })) {
        const next = board && patchBoard(board, verb, output);
        if (!next) continue;
        queries.setQueryData(key, next);
        patched = true;
      }
      const reading = readAgain();
      if (!patched) await reading;
      return output;
    },
    [call, queries],
  );
}
