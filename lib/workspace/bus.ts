import type { OutputChunk, RunEvent } from '@/lib/domain/run-event';
import type { Listener } from '@/lib/engine/ports';

export type Follower = { events(events: RunEvent[]): void; output(chunk: OutputChunk): void };

/** Tells those who follow a run what was committed. Followers only wake up here; what they show comes from the ledger. */
export type Bus = Listener & { follow(runId: string, follower: Follower): () => void };

export function createBus(): Bus {
  const followers = new Map<string, Set<Follower>>();
  return {
    events(runId, events) {
      for (const follower of followers.get(runId) ?? []) follower.events(events);
    },
    output(runId, chunk) {
      for (const follower of followers.get(runId) ?? []) follower.output(chunk);
    },
    follow(runId, follower) {
      const ofRun = followers.get(runId) ?? new Set();
      followers.set(runId, ofRun.add(follower));
      return () => {
        ofRun.delete(follower);
        if (ofRun.size === 0 && followers.get(runId) === ofRun) followers.delete(runId);
      };
    },
  };
}
