import { type RunSnapshot, type RunStreamItem, reduceRunStream } from '@/lib/domain/run-event';
import { followRun, type Watch } from './follow-run';

/** How the tab hears of the run: not begun, hearing, trying again, or told that it has ended. */
export type Connection = 'idle' | 'live' | 'reconnecting' | 'finished';

export type RunHub = {
  state: () => RunSnapshot | null;
  connection: () => Connection;
  /** Calls `changed` after every change; returns the way out. The run is followed from the first subscriber on. */
  subscribe: (changed: () => void) => () => void;
};

type Message = { kind: 'item'; item: RunStreamItem } | { kind: 'hello' } | { kind: 'reconnecting'; lost: boolean };

/** How long a tab that takes over listens first. */
const LAST_WORDS_MS = 50;

/** What a tab needs of the browser to share one stream with other tabs; null means every tab has its own. */
export type Sharing = { locks: Pick<LockManager, 'request'>; channel: (name: string) => BroadcastChannel };

/**
 * Follows one run for this tab. Browsers open six connections to a host, so one tab (the one that holds the lock)
 * reads the stream and tells the others. It goes on until the run ends, whoever looks: opening a stream for every
 * page visited would use the connections up.
 */
export function openRunHub(runId: string, watch: Watch, sharing: Sharing | null = browserSharing()): RunHub {
  const listeners = new Set<() => void>();
  let state: RunSnapshot | null = null;
  let connection: Connection = 'idle';
  let channel: BroadcastChannel | null = null;
  let leading = false;
  let followed = false;

  const tell = (message: Message) => channel?.postMessage(message);
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const receive = (item: RunStreamItem) => {
    state = reduceRunStream(state, item);
    connection = item.type === 'finished' ? 'finished' : 'live';
    changed();
  };
  const lose = (lost: boolean) => {
    connection = lost ? 'reconnecting' : 'live';
    changed();
  };

  const lead = async () => {
    leading = true;
    await followRun(watch, runId, {
      receive: (item) => {
        receive(item);
        tell({ kind: 'item', item });
      },
      reconnecting: (lost) => {
        lose(lost);
        tell({ kind: 'reconnecting', lost });
      },
      signal: new AbortController().signal,
    });
    leading = false;
  };

  const hear = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'hello') {
      if (leading && state) tell({ kind: 'item', item: { type: 'snapshot', snapshot: state } });
    } else if (!leading) {
      if (data.kind === 'reconnecting') lose(data.lost);
      else receive(data.item);
    }
  };

  const follow = async () => {
    if (followed) return;
    followed = true;
    if (sharing) {
      if (!channel) {
        channel = sharing.channel(`ashlar:${runId}`);
        channel.onmessage = hear;
      }
      tell({ kind: 'hello' });
      await sharing.locks.request(`ashlar:${runId}`, async () => {
        // The lock of a leader that is done can come before its last words: let those arrive.
        if (state) await new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS));
        if (connection !== 'finished') await lead();
      });
    } else {
      await lead();
    }
    followed = false;
  };

  return {
    state: () => state,
    connection: () => connection,
    subscribe: (listener) => {
      listeners.add(listener);
      if (connection !== 'finished') void follow();
      return () => listeners.delete(listener);
    },
  };
}

function browserSharing(): Sharing | null {
  if (typeof navigator === 'undefined' || !navigator.locks || typeof BroadcastChannel === 'undefined') return null;
  return { locks: navigator.locks, channel: (name) => new BroadcastChannel(name) };
}
