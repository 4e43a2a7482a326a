import type { FileHandle } from 'node:fs/promises';

/** A line of a file that grows: `text` is null when it was too long to be kept, `end` the byte after its line end. */
export type RawLine = { text: string | null; bytes: number; end: number };

const chunkBytes = 256 * 1024;
const lineBytesMax = 4 * 1024 * 1024;
const lineFeed = 0x0a;

/**
 * The lines of a file from byte `from` on, in constant memory. One that is not finished is given only when `whole`
 * says that nothing will follow.
 */
export async function* rawLines(handle: FileHandle, from: number, whole: boolean): AsyncGenerator<RawLine> {
  const chunk = Buffer.alloc(chunkBytes);
  let held: Buffer[] = [];
  let bytes = 0;
  let end = from;
  const take = (): RawLine => {
    const line = { text: bytes > lineBytesMax ? null : Buffer.concat(held).toString('utf8'), bytes, end };
    held = [];
    bytes = 0;
    return line;
  };
  for (let at = from; ; ) {
    const { bytesRead } = await handle.read(chunk, 0, chunkBytes, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    for (let start = 0; start < bytesRead; ) {
      const found = chunk.indexOf(lineFeed, start);
      const stop = found === -1 || found >= bytesRead ? bytesRead : found + 1;
      bytes += stop - start;
      end += stop - start;
      if (bytes <= lineBytesMax) held.push(Buffer.from(chunk.subarray(start, stop)));
      else held = [];
      if (chunk[stop - 1] === lineFeed) yield take();
      start = stop;
    }
  }
  if (whole && bytes > 0) yield take();
}
