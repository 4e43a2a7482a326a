import type { RunStreamItem } from '@/lib/domain/run-event';

export type Watch = (runId: string, cursor: number) => Promise<AsyncIterable<RunStreamItem>>;

type Follow = {
  receive: (item: RunStreamItem) => void;
  /** Called with true when the connection is lost, with false at the first item after that. */
  reconnecting: (lost: boolean) => void;
  signal: AbortSignal;
  /** Waits before the next try; milliseconds. */
  pause?: (ms: number) => Promise<void>;
};

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8_000;

/**
 * Follows a run to its end over as many streams as it takes. A stream that ends with `more` is continued from its
 * cursor. One that breaks is begun anew from a snapshot, because live output is not kept in the ledger and a cursor
 * would leave a hole in it. Returns when the run has finished or `signal` aborts; never throws.
 */
export async function followRun(watch: Watch, runId: string, follow: Follow): Promise<void> {
  const { receive, reconnecting, signal, pause = wait } = follow;
  let cursor = 0;
  let failures = 0;
  while (!signal.aborted) {
    const end = await readStream();
    if (end === 'finished' || signal.aborted) return;
    if (end === 'more') continue;
    cursor = 0;
    failures += 1;
    reconnecting(true);
    await pause(Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS));
  }

  async function readStream(): Promise<'finished' | 'more' | 'broken'> {
    try {
      for await (const item of await watch(runId, cursor)) {
        if (signal.aborted) return 'broken';
        if (failures) reconnecting(false);
        failures = 0;
        cursor = item.type === 'snapshot' ? item.snapshot.cursor : item.cursor;
        receive(item);
        if (item.type === 'finished' || item.type === 'more') return item.type;
      }
    } catch {
      // Whatever broke the stream, the way on is the same: try again, and say so on the page.
    }
    return 'broken';
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
