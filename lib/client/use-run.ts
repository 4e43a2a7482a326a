'use client';
import { experimental_streamedQuery as streamedQuery, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { isEnded } from '@/lib/domain/run-status';
import { useAshlar } from './ashlar-context';
import { runFrames } from './frames';
import type { Connection } from './run-hub';

/**
 * A run as it is now. `initial` is what the server rendered; the live state takes over with the first frame. A run
 * that has ended is not followed. The cache holds one state, replaced once a frame: no list of events grows.
 */
export function useRun(initial: RunSnapshot | null): { snapshot: RunSnapshot | null; connection: Connection } {
  const { hub: hubOf } = useAshlar();
  const runId = initial?.run.id ?? null;
  const hub = initial && !isEnded(initial.run.status) ? hubOf(initial.run.id) : null;
  const query = useQuery<RunSnapshot | null>({
    queryKey: ['run', runId],
    enabled: hub !== null,
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
  const connection = useSyncExternalStore<Connection>(
    (changed) => hub?.subscribe(changed) ?? (() => {}),
    () => hub?.connection() ?? 'idle',
    () => 'idle',
  );
  return { snapshot: newer(query.data ?? null, initial), connection };
}

/** The stream is ahead of the page's own look, except before its first frame and after it was left. */
function newer(live: RunSnapshot | null, seen: RunSnapshot | null): RunSnapshot | null {
  if (!live || live.run.id !== seen?.run.id || live.cursor === 0) return seen;
  return isEnded(seen.run.status) && !isEnded(live.run.status) ? seen : live;
}
