const LF = 0x0a;
const CR = 0x0d;
const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Bytes `from` (included) to `to` (not) of a line, without its line end. */
export type LineBytes = { from: number; to: number };

/**
 * Where the lines asked for stand in a file, counted from 1 as the reader of plans counts: LF, CRLF and CR each end a
 * line, and byte order marks at the front belong to none. Lines that the file has not are missing from the answer.
 */
export function findLines(bytes: Buffer, wanted: ReadonlySet<number>): Map<number, LineBytes> {
  const found = new Map<number, LineBytes>();
  let from = afterMarks(bytes);
  for (let line = 1; found.size < wanted.size; line++) {
    const to = endOfLine(bytes, from);
    if (wanted.has(line)) found.set(line, { from, to });
    if (to === bytes.length) break;
    from = to + (bytes[to] === CR && bytes[to + 1] === LF ? 2 : 1);
  }
  return found;
}

/** Decoding takes one mark away, splitting into lines another. */
function afterMarks(bytes: Buffer): number {
  let from = 0;
  while (from < 2 * mark.length && bytes.subarray(from, from + mark.length).equals(mark)) from += mark.length;
  return from;
}

function endOfLine(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}
