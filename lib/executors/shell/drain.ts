import type { Readable } from 'node:stream';

/** However busy, a pipe held by others is given up after this many times `drainMs`. */
const roundsMax = 25;

/**
 * Resolves when the streams of an ended command hold nothing more. A descendant may keep them open: then after
 * `drainMs` without a byte. Time in which we ourselves hold the streams back does not count.
 */
export async function drain(streams: Readable[], drainMs: number): Promise<void> {
  const open = streams.filter((stream) => !isDone(stream));
  if (open.length === 0) return;
  await new Promise<void>((resolve) => {
    let rounds = 0;
    let quiet = true;
    const noise = () => {
      quiet = false;
    };
    const finish = () => {
      clearInterval(timer);
      for (const stream of open) {
        stream.off('data', noise).off('close', closed);
        stream.destroy();
      }
      resolve();
    };
    const closed = () => {
      if (open.every(isDone)) finish();
    };
    const timer = setInterval(() => {
      if (open.some((stream) => stream.isPaused())) return;
      rounds++;
      if (quiet || rounds >= roundsMax) finish();
      quiet = true;
    }, drainMs);
    for (const stream of open) stream.on('data', noise).on('close', closed);
  });
}

/** Ended and read to the end, or broken. */
function isDone(stream: Readable): boolean {
  return stream.readableEnded || stream.closed || stream.destroyed;
}
