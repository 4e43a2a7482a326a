'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useVerbQuery } from './verb-query';

/** How often an open page asks whether commands, settings or stack have changed, in milliseconds. */
const LOOK_MS = 3_000;

/** Reads everything on the page again once what is known of the project has changed. */
export function useFreshFacts(): void {
  const queries = useQueryClient();
  const seen = useRef<number | null>(null);
  const { data } = useVerbQuery('version', {}, { every: LOOK_MS });
  useEffect(() => {
    if (data === undefined) return;
    const before = seen.current;
    seen.current = data.facts;
    if (before === null || before === data.facts) return;
    void queries.invalidateQueries({ queryKey: ['verb'], predicate: ({ queryKey }) => queryKey[1] !== 'version' });
  }, [data, queries]);
}
