/** The newest bytes of a stream of any length. */
export type RecentBytes = {
  push(chunk: Buffer): void;
  /** Counts bytes that are not kept; what was kept before them goes. */
  skip(bytes: number): void;
  /** What is kept, oldest first; `start` is its place in the whole stream. */
  read(): { bytes: Buffer; start: number };
  /** Bytes pushed so far. */
  readonly end: number;
};

const chunksMax = 64;

export function createRecentBytes(limit: number): RecentBytes {
  let chunks: Buffer[] = [];
  let length = 0;
  let end = 0;

  const compact = () => {
    // Copied together: slices would keep the read buffers they were cut from alive.
    const joined = Buffer.concat(chunks);
    const kept = joined.subarray(Math.max(0, joined.length - limit));
    chunks = [kept];
    length = kept.length;
  };

  return {
    push(chunk) {
      end += chunk.length;
      chunks.push(chunk.length > limit ? chunk.subarray(chunk.length - limit) : chunk);
      length += Math.min(chunk.length, limit);
      if (chunks.length > chunksMax || length > 2 * limit) compact();
    },
    skip(bytes) {
      chunks = [];
      length = 0;
      end += bytes;
    },
    read() {
      compact();
      return { bytes: chunks[0] ?? Buffer.alloc(0), start: end - length };
    },
    get end() {
      return end;
    },
  };
}
