import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const chunkBytes = 256 * 1024;
const lineBytesMax = 4 * 1024 * 1024;
const lineFeed = 0x0a;

export type LogLines = {
  /** Hands on what is new in the log, line by line; `whole` also the last one without its end. */
  read(hear: LineHearer, whole: boolean): void;
};

/** `text` is null for a line too long to be held. */
type LineHearer = (text: string | null, bytes: number) => void;

/** The lines of a log that grows, each once and in order, in bounded memory. A log that is not there has none. */
export function createLogLines(file: string): LogLines {
  let at = 0;
  let held: Buffer[] = [];
  let bytes = 0;
  const take = (hear: LineHearer): void => {
    hear(bytes > lineBytesMax ? null : Buffer.concat(held).toString('utf8'), bytes);
    held = [];
    bytes = 0;
  };
  const cut = (chunk: Buffer, hear: LineHearer): void => {
    for (let start = 0; start < chunk.length; ) {
      const feed = chunk.indexOf(lineFeed, start);
      const stop = feed === -1 ? chunk.length : feed + 1;
      bytes += stop - start;
      if (bytes <= lineBytesMax) held.push(Buffer.from(chunk.subarray(start, stop)));
      else held = [];
      if (feed !== -1) take(hear);
      start = stop;
    }
  };
  return {
    read(hear, whole) {
      const fd = openLog(file);
      if (fd !== null) {
        try {
          const chunk = Buffer.alloc(chunkBytes);
          for (let got = 1; got > 0; at += got) {
            got = readSync(fd, chunk, 0, chunkBytes, at);
            cut(chunk.subarray(0, got), hear);
          }
        } catch {
          // What could not be read now is read with the next look.
        } finally {
          closeSync(fd);
        }
      }
      if (whole && bytes > 0) take(hear);
    },
  };
}

function openLog(file: string): number | null {
  try {
    const fd = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    if (fstatSync(fd).isFile()) return fd;
    closeSync(fd);
  } catch {
    // Not there (yet).
  }
  return null;
}
