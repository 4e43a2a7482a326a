import type { RunSnapshot } from '@/lib/domain/run-event';
import type { RunHub } from './run-hub';

/** A hidden page paints no frames; it looks this often. */
const HIDDEN_FRAME_MS = 250;

/**
 * The run's state, at most once a frame however many events came in between. Ends when the run has finished
 * (after its last state) or `signal` aborts.
 */
export async function* runFrames(
  hub: RunHub,
  signal: AbortSignal,
  frame: () => Promise<void> = nextFrame,
): AsyncGenerator<RunSnapshot> {
  let wake: () => void = () => {};
  let fresh = hub.state() !== null;
  const leave = hub.subscribe(() => {
    fresh = true;
    wake();
  });
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      if (fresh) {
        fresh = false;
        const state = hub.state();
        if (state) yield state;
        if (fresh) continue;
        if (hub.connection() === 'finished') return;
      } else {
        if (hub.connection() === 'finished') return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        await frame();
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    leave();
  }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, HIDDEN_FRAME_MS);
    const id = requestAnimationFrame(done);
    function done() {
      clearTimeout(timer);
      cancelAnimationFrame(id);
      resolve();
    }
  });
}
