import { OUTPUT_TAIL_MAX, type OutputChunk } from '@/lib/domain/run-event';

/** Characters kept for a reader that does not come, over all attempts. */
const LENGTH_MAX = 8 * OUTPUT_TAIL_MAX;

export type PendingOutput = {
  push(chunk: OutputChunk): void;
  /** All that waits, oldest first; it then waits no longer. */
  take(): OutputChunk[];
};

/** Output that a reader has not taken yet. However slow it is, only the newest is kept: a page shows no more. */
export function createPendingOutput(): PendingOutput {
  let chunks: OutputChunk[] = [];
  let length = 0;
  return {
    push(chunk) {
      chunks.push(chunk);
      length += chunk.text.length;
      if (length <= LENGTH_MAX) return;
      chunks = newest(chunks);
      length = chunks.reduce((sum, { text }) => sum + text.length, 0);
    },
    take() {
      const taken = chunks;
      chunks = [];
      length = 0;
      return taken;
    },
  };
}

/** For each attempt what fills its tail, and half of the room at most, so that the next piece does not ask again. */
function newest(chunks: readonly OutputChunk[]): OutputChunk[] {
  const kept: OutputChunk[] = [];
  const lengths = new Map<string, number>();
  let total = 0;
  for (const chunk of chunks.toReversed()) {
    const length = lengths.get(chunk.attemptId) ?? 0;
    if (length >= OUTPUT_TAIL_MAX) continue;
    if (total >= LENGTH_MAX / 2) break;
    lengths.set(chunk.attemptId, length + chunk.text.length);
    total += chunk.text.length;
    kept.push(chunk);
  }
  return kept.reverse();
}
