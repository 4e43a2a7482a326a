import { setTimeout as sleep } from 'node:timers/promises';

/** Lets starts pass one after the other, at least `gapMs` apart: many agents at once would start slower than in turn. */
export function createStarts(gapMs: number): () => Promise<void> {
  let free = 0;
  return async () => {
    const now = performance.now();
    const at = Math.max(now, free);
    free = at + gapMs;
    if (at > now) await sleep(at - now);
  };
}
