import type { AttemptEvent } from '@/lib/domain/attempt';
import type { Sink } from '@/lib/engine/ports';

export type EventQueue = {
  /**
   * Questions and ends go out at once, with everything before them; output waits a little for more, and a start for
   * the end of a very short attempt, which is then one write with it.
   */
  add(event: AttemptEvent): void;
  /** Tries to deliver all that waits; false when the sink refused. */
  flush(): boolean;
  readonly size: number;
  /** What the sink said when it last refused; null when it took everything. */
  readonly error: unknown;
  /** No further tries by itself. */
  dispose(): void;
};

export type QueueOptions = {
  sink: Sink;
  /** Called after the sink has recorded an event. */
  recorded: (event: AttemptEvent) => void;
  /** How long output may wait for more. */
  batchMs: number;
  /** How long a start may wait; a process whose server dies meanwhile is found by its tag. */
  startedMs: number;
  /** First and longest wait before a refused batch is tried again. */
  retryMs: { first: number; longest: number };
};

/** While the sink refuses, older output beyond this is let go: the log has it. Other events are always kept. */
export const keptOutputMax = 1000;

/** Brings events to the sink in order and in batches; what it refuses is kept and tried again. */
export function createEventQueue({ sink, recorded, batchMs, startedMs, retryMs }: QueueOptions): EventQueue {
  let waiting: AttemptEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let applying = false;
  let error: unknown = null;
  let retryAfterMs = retryMs.first;

  let dueAt = 0;

  const later = (ms: number) => {
    const at = performance.now() + ms;
    if (timer && at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => {
      timer = undefined;
      flush();
    }, ms);
  };

  const flush = (): boolean => {
    // The sink may start or cancel attempts while it applies: what that brings is taken in the next turn of the loop.
    if (applying) return false;
    clearTimeout(timer);
    timer = undefined;
    while (waiting.length > 0) {
      // After a refusal each attempt has its own batch: one the sink will never take must not hold up the others.
      const batches = error === null ? [waiting] : byAttempt(waiting);
      waiting = [];
      const refused = batches.filter((batch) => !offer(batch)).flat();
      if (refused.length > 0) {
        waiting = withoutOldOutput([...refused, ...waiting]);
        later(retryAfterMs);
        retryAfterMs = Math.min(retryAfterMs * 2, retryMs.longest);
        return false;
      }
      error = null;
      retryAfterMs = retryMs.first;
    }
    return true;
  };

  const offer = (batch: AttemptEvent[]): boolean => {
    applying = true;
    try {
      sink.apply(batch);
    } catch (reason) {
      error = reason ?? new Error('refused without a reason');
      return false;
    } finally {
      applying = false;
    }
    batch.forEach(recorded);
    return true;
  };

  return {
    add(event) {
      waiting.push(event);
      if (error !== null) {
        if (waiting.length > 2 * keptOutputMax) waiting = withoutOldOutput(waiting);
      } else if (event.type === 'output') later(batchMs);
      else if (event.type === 'started') later(startedMs);
      else flush();
    },
    flush,
    get size() {
      return waiting.length;
    },
    get error() {
      return error;
    },
    dispose: () => clearTimeout(timer),
  };
}

function withoutOldOutput(events: AttemptEvent[]): AttemptEvent[] {
  let surplus = events.filter((event) => event.type === 'output').length - keptOutputMax;
  return surplus <= 0 ? events : events.filter((event) => event.type !== 'output' || surplus-- <= 0);
}

function byAttempt(events: AttemptEvent[]): AttemptEvent[][] {
  const batches = new Map<string, AttemptEvent[]>();
  for (const event of events) {
    const batch = batches.get(event.attemptId);
    if (batch) batch.push(event);
    else batches.set(event.attemptId, [event]);
  }
  return [...batches.values()];
}
