'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { Verb, VerbInput } from '@/lib/domain/verbs';
import { useAshlar } from './ashlar-context';
import { unwrap } from './verb-error';

export type VerbCall = <V extends Verb>(verb: V, input: VerbInput<V>) => Promise<VerbOutput<V>>;

/**
 * Acts by any verb and throws its refusal. Settles only when every view has been read again, also after a refusal:
 * a refusal usually means that the page was behind.
 */
export function useVerbCall(): VerbCall {
  const { call } = useAshlar();
  const queries = useQueryClient();
  return useCallback(
    async (verb, input) => {
      try {
        return unwrap(await call(verb, input));
      } finally {
        await queries.invalidateQueries({ queryKey: ['verb'] });
      }
    },
    [call, queries],
  );
}
