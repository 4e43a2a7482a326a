'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Problem } from '@/lib/domain/errors';
import type { RunStreamItem } from '@/lib/domain/run-event';
import type { VerbResult } from '@/lib/domain/verb-outputs';
import type { Verb, VerbInput } from '@/lib/domain/verbs';
import { openRunHub, type RunHub } from './run-hub';

/** The doors to the project, handed down from the layout. */
export type AshlarActions = {
  call: <V extends Verb>(verb: V, input: VerbInput<V>) => Promise<VerbResult<V>>;
  watch: (runId: string, cursor: number) => Promise<AsyncIterable<RunStreamItem>>;
};

export type AshlarClient = AshlarActions & {
  /** Tells the person about a refusal that no form on the page shows. */
  report: (problem: Problem) => void;
  /** The one place of this tab where a run is followed. */
  hub: (runId: string) => RunHub;
};

const Context = createContext<AshlarClient | null>(null);

export function AshlarProvider({
  call,
  watch,
  report,
  children,
}: AshlarActions & { report: (problem: Problem) => void; children: ReactNode }) {
  const client = useMemo(() => {
    const hubs = new Map<string, RunHub>();
    const hub = (runId: string) => {
      const known = hubs.get(runId) ?? openRunHub(runId, watch);
      hubs.set(runId, known);
      return known;
    };
    return { call, watch, report, hub };
  }, [call, watch, report]);
  return <Context value={client}>{children}</Context>;
}

export function useAshlar(): AshlarClient {
  const client = useContext(Context);
  if (!client) throw new Error('useAshlar needs an AshlarProvider above it.');
  return client;
}
