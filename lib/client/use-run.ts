'use client';
import { experimental_streamedQuery as streamedQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { isEnded } from '@/lib/domain/run-status';
import { useAshlar } from './ashlar-context';
import { runFrames } from './frames';
import type { Connection } from './run-hub';

/**
 * A run as it is now. `initial` is what the server rendered; the live state takes over with the first frame.
 * The cache holds one state, replaced once a frame: no list of events grows in the page.
 */
export function useRun(initial: RunSnapshot | null): { snapshot: RunSnapshot | null; connection: Connection } {
  const { hub: hubOf } = useAshlar();
  const queries = useQueryClient();
  const runId = initial?.run.id ?? null;
  const query = useQuery<RunSnapshot | null>({
    queryKey: ['run', runId],
    enabled: runId !== null,
    initialData: initial,
    queryFn: streamedQuery<RunSnapshot, RunSnapshot | null>({
      streamFn: ({ signal }) => runFrames(hubOf(runId ?? ''), signal),
      reducer: (_, state) => state,
      initialValue: initial,
      refetchMode: 'append',
    }),
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Tasks and attempts keep their identity in the reducer; comparing them deeply every frame is waste.
    structuralSharing: false,
  });

  const connection = useSyncExternalStore(
    (changed) => (runId ? hubOf(runId).subscribe(changed) : () => {}),
    () => (runId ? hubOf(runId).connection() : 'idle'),
    () => 'idle' as const,
  );

  // A retry can take up a run that had ended: another look at the project says so before the stream does.
  const goesOn =
    initial !== null && !isEnded(initial.run.status) && initial.run.updatedAt > (query.data?.run.updatedAt ?? '');
  useEffect(() => {
    if (!runId || !goesOn || connection !== 'finished') return;
    hubOf(runId).revive();
    void queries.invalidateQueries({ queryKey: ['run', runId] });
  }, [runId, goesOn, connection, hubOf, queries]);

  return { snapshot: newer(query.data ?? null, initial), connection };
}

/** The page's own look may be ahead of the stream, for instance right after a press of a button. */
function newer(live: RunSnapshot | null, seen: RunSnapshot | null): RunSnapshot | null {
  if (!live || !seen || live.run.id !== seen.run.id) return seen ?? live;
  return live.cursor === 0 && seen.run.updatedAt > live.run.updatedAt ? seen : live;
}
