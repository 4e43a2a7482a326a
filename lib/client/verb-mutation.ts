'use client';
import { useMutation } from '@tanstack/react-query';
import type { Problem } from '@/lib/domain/errors';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { Verb, VerbInput } from '@/lib/domain/verbs';
import { useAshlar } from './ashlar-context';
import { useVerbCall } from './verb-call';
import { problemOf } from './verb-error';

type Options<V extends Verb> = {
  onSuccess?: (value: VerbOutput<V>, input: VerbInput<V>) => void;
  /** Takes a refusal that the page shows itself; false for those it does not. */
  onRefused?: (problem: Problem) => boolean;
  /** The form shows the problem itself: no toast. */
  quiet?: boolean;
};

/** One verb as a mutation; pending until the views show what it did. A refusal is reported with its hint. */
export function useVerbMutation<V extends Verb>(verb: V, { onSuccess, onRefused, quiet }: Options<V> = {}) {
  const { report } = useAshlar();
  const call = useVerbCall();
  return useMutation<VerbOutput<V>, Error, VerbInput<V>>({
    mutationFn: (input) => call(verb, input),
    onSuccess,
    onError: (error) => {
      const problem = problemOf(error);
      if (!onRefused?.(problem) && !quiet) report(problem);
    },
  });
}
