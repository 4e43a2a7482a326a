/** A write may take one part in twenty of the time: the mirror must not cost more than the tasks it mirrors. */
const restPerWrite = 20;

/**
 * When to write. A write costs as much as the run is long, so bursts are coalesced: at once when the last write is
 * long enough ago for its cost, otherwise later, never more than `delayMs` late; `flush` writes now.
 */
export type Mirror = {
  touch(specId: string): void;
  flush(specId: string): void;
  flushAll(): void;
  /** The last failure to write, until a write succeeds again. */
  problem(): string | null;
};

export function createMirror(write: (specId: string) => void, delayMs = 900): Mirror {
  const timers = new Map<string, NodeJS.Timeout>();
  const mayWriteAt = new Map<string, number>();
  let problem: string | null = null;

  function writeNow(specId: string): void {
    clearTimeout(timers.get(specId));
    timers.delete(specId);
    const begun = performance.now();
    try {
      write(specId);
      problem = null;
    } catch (error) {
      problem = `The status file of ${specId} could not be written: ${error instanceof Error ? error.message : error}.`;
      // The run goes on; the file heals with the next write, which this makes sure will come.
      timers.set(specId, setTimeout(() => writeNow(specId), delayMs).unref());
    }
    const now = performance.now();
    mayWriteAt.set(specId, now + Math.min(delayMs, (now - begun) * restPerWrite));
  }

  return {
    touch(specId) {
      if (timers.has(specId)) return;
      const wait = (mayWriteAt.get(specId) ?? 0) - performance.now();
      if (wait <= 0) writeNow(specId);
      else
        timers.set(
          specId,
          setTimeout(() => writeNow(specId), wait),
        );
    },
    flush: writeNow,
    flushAll() {
      for (const specId of [...timers.keys()]) writeNow(specId);
    },
    problem: () => problem,
  };
}
