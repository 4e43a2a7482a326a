/** A write may take one part in twenty of the time: the mirror must not cost more than the tasks it mirrors. */
const restPerWrite = 20;

/**
 * When to write. A write costs as much as the run is long, so bursts are coalesced: at once when the last write is
 * long enough ago for its cost, otherwise later, never more than `delayMs` late; `flush` writes now.
 */
export type Mirror = {
  touch(specId: string): void;
  flush(specId: string): void;
  /** Writes what waits, for the last time: nothing is tried again after it. */
  close(): void;
  /** A failure to write, of one spec or of any, until that file could be written again. */
  problem(specId?: string): string | null;
};

export function createMirror(write: (specId: string) => void, delayMs = 900): Mirror {
  const timers = new Map<string, NodeJS.Timeout>();
  const mayWriteAt = new Map<string, number>();
  const problems = new Map<string, string>();
  let closed = false;

  function writeNow(specId: string): void {
    clearTimeout(timers.get(specId));
    timers.delete(specId);
    const begun = performance.now();
    try {
      write(specId);
      problems.delete(specId);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.set(specId, `The status file of ${specId} could not be written: ${why.replace(/\.$/, '')}.`);
      // The run goes on; the file heals with the next write, which this makes sure will come.
      writeIn(specId, delayMs)?.unref();
    }
    const now = performance.now();
    mayWriteAt.set(specId, now + Math.min(delayMs, (now - begun) * restPerWrite));
  }

  function writeIn(specId: string, waitMs: number): NodeJS.Timeout | null {
    if (closed) return null;
    const timer = setTimeout(writeNow, waitMs, specId);
    timers.set(specId, timer);
    return timer;
  }

  return {
    touch(specId) {
      if (timers.has(specId)) return;
      const wait = (mayWriteAt.get(specId) ?? 0) - performance.now();
      if (wait > 0 && !closed) writeIn(specId, wait);
      else writeNow(specId);
    },
    flush: writeNow,
    close() {
      closed = true;
      for (const specId of [...timers.keys()]) writeNow(specId);
    },
    problem: (specId) => (specId === undefined ? problems.values().next().value : problems.get(specId)) ?? null,
  };
}
