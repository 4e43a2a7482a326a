/** How many bytes at the end of `bytes` begin a character without completing it: 0 to 3. */
export function unfinishedBytes(bytes: Uint8Array, end = bytes.length): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

/** The start of the character that `index` falls into; `index` itself when it is a border or the bytes are no UTF-8. */
export function characterStart(bytes: Uint8Array, index: number): number {
  if (!isContinuation(bytes[index])) return index;
  for (let back = 1; back <= 3 && back <= index; back++) {
    const byte = bytes[index - back] as number;
    if (byte < 0x80) return index;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? index - back : index;
  }
  return index;
}

/** The end of the text: at most `bytesMax` bytes of UTF-8, no character broken. */
export function newestText(text: string, bytesMax: number): string {
  // A UTF-16 unit is at most three bytes, so most texts are seen to fit without encoding them.
  if (text.length * 3 <= bytesMax) return text;
  const bytes = Buffer.from(text);
  if (bytes.length <= bytesMax) return text;
  let start = bytes.length - bytesMax;
  while (isContinuation(bytes[start])) start++;
  return bytes.toString('utf8', start);
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf5 || lead < 0xc2) return 1;
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
