import 'server-only';
import type { RunStreamItem } from '@/lib/domain/run-event';
import { requireSession } from './session';

/** Follows a run for as long as somebody reads. */
export async function followRun(runId: string, cursor: number): Promise<AsyncIterable<RunStreamItem>> {
  const { ashlar } = await requireSession();
  return abortable((signal) => ashlar.watch({ runId, cursor }, signal));
}

/**
 * Ends the source at once when the reader leaves. A generator alone would hear of it only at its next item, which in
 * a quiet run is a long time.
 */
function abortable<T>(open: (signal: AbortSignal) => AsyncIterable<T>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const controller = new AbortController();
      const source = open(controller.signal)[Symbol.asyncIterator]();
      return {
        next: () => source.next(),
        async return() {
          controller.abort();
          await source.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
