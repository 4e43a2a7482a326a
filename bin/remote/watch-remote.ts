import { setTimeout as sleep } from 'node:timers/promises';
import { isAshlarError } from '@/lib/domain/errors';
import type { RunStreamItem } from '@/lib/domain/run-event';
import { type Door, knock, readAnswer, unreachable } from './door';
import { readEventStream } from './event-stream';
import { SeenEvents } from './seen-events';

/** The door sends a heartbeat more often than this; a connection silent for longer is dead (a laptop slept). */
const SILENCE_MS_MAX = 60_000;
const BACKOFF_MS = [100, 250, 500, 1000, 2000] as const;
/** Connections in a row that bring nothing before the watch gives up: about half a minute. */
const FAILURES_MAX = 18;

/**
 * Follows a run through the door, over as many connections as it takes: a cut one is taken up again from the cursor,
 * and what comes twice is dropped, so that the caller sees every event once. Ends after `finished`.
 * @throws E_UNREACHABLE when the door stays silent, and whatever problem the door answers with.
 */
export async function* watchRemote(
  door: Door,
  input: { runId: string; cursor: number },
  signal: AbortSignal,
): AsyncIterable<RunStreamItem> {
  const seen = new SeenEvents(input.cursor);
  let failures = 0;
  while (!signal.aborted) {
    let at: RunStreamItem['type'] | null = null;
    let cut: unknown = null;
    try {
      for await (const item of connect(door, input.runId, seen.cursor, signal)) {
        at = item.type;
        failures = 0;
        const fresh = seen.take(item);
        if (fresh && fresh.type !== 'more') yield fresh;
        if (at === 'finished' || at === 'more') break;
      }
    } catch (error) {
      if (isAshlarError(error) && error.code !== 'E_UNREACHABLE') throw error;
      cut = error;
    }
    if (at === 'finished') return;
    if (at === 'more') continue;
    failures += 1;
    if (failures > FAILURES_MAX) throw unreachable(door, cut);
    const pauseMs = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1];
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

/** One connection: its items until it ends; rejects when it is cut. */
async function* connect(door: Door, runId: string, cursor: number, signal: AbortSignal): AsyncIterable<RunStreamItem> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), SILENCE_MS_MAX);
  try {
    const response = await knock(door, `/api/runs/${encodeURIComponent(runId)}/events?cursor=${cursor}`, {
      headers: { accept: 'text/event-stream' },
      signal: AbortSignal.any([signal, silence.signal]),
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!response.ok || !response.body || !isStream) return void (await readAnswer(door, response));
    for await (const data of readEventStream(refreshing(response.body, timer))) {
      yield JSON.parse(data) as RunStreamItem;
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Puts the timer back with every piece that comes, comments included. */
async function* refreshing(body: ReadableStream<Uint8Array>, timer: NodeJS.Timeout): AsyncIterable<Uint8Array> {
  for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
    timer.refresh();
    yield bytes;
  }
}
