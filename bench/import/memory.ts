/** `rssBytes` is the most the whole process ever held, `baseBytes` before the work, `heapBytes` what is live after it. */
export type Memory = { rssBytes: number; baseBytes: number; heapBytes: number };

/** Memory of a piece of work that is done once, in a process that did nothing else. */
export function measureMemory(work: () => void): Memory {
  globalThis.gc?.();
  const baseBytes = process.memoryUsage.rss();
  work();
  const rssBytes = process.resourceUsage().maxRSS * 1024;
  globalThis.gc?.();
  return { rssBytes, baseBytes, heapBytes: process.memoryUsage().heapUsed };
}
