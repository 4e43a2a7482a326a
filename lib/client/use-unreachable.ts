'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { VerbError } from './verb-error';

/** Failures in a row before the page says so: one can be a hiccup. */
const FAILURES_MIN = 2;

/** True while the server gives no answer to what the page asks; a refusal is an answer. */
export function useUnreachable(): boolean {
  const queries = useQueryClient();
  const subscribe = useCallback((changed: () => void) => queries.getQueryCache().subscribe(changed), [queries]);
  return useSyncExternalStore(
    subscribe,
    () =>
      queries
        .getQueryCache()
        .findAll({ queryKey: ['verb'], type: 'active' })
        .some(({ state }) => {
          const reason = state.fetchFailureReason ?? state.error;
          return reason !== null && !(reason instanceof VerbError) && state.fetchFailureCount >= FAILURES_MIN;
        }),
    () => false,
  );
}
