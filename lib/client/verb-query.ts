'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { Verb, VerbInput } from '@/lib/domain/verbs';
import { useAshlar } from './ashlar-context';
import { unwrap } from './verb-error';

/** What the server rendered the page with, and when (milliseconds since 1970). */
export type FirstPaint<T> = { value: T; at: number };

export const verbKey = <V extends Verb>(verb: V, input: VerbInput<V>) => ['verb', verb, input] as const;

type Options<V extends Verb> = {
  first?: FirstPaint<VerbOutput<V>>;
  enabled?: boolean;
  /** Shows the answer to earlier input until the next one is there. */
  steady?: boolean;
  /** Milliseconds between looks, or false for none; answers to a change of data. */
  every?: number | false | ((value: VerbOutput<V> | undefined) => number | false);
};

/** Reads by a verb and keeps it fresh. With `first` there is data from the first render on. */
export function useVerbQuery<V extends Verb>(verb: V, input: VerbInput<V>, options: Options<V> = {}) {
  const { call } = useAshlar();
  const { first, enabled, steady = false, every = false } = options;
  return useQuery<VerbOutput<V>>({
    queryKey: verbKey(verb, input),
    queryFn: async () => unwrap(await call(verb, input)),
    initialData: first ? () => first.value : undefined,
    initialDataUpdatedAt: first?.at,
    enabled,
    placeholderData: steady ? keepPreviousData : undefined,
    refetchInterval: typeof every === 'function' ? (query) => every(query.state.data) : every,
  });
}
