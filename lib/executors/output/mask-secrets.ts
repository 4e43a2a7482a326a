/** Shorter values are words like `true` or `dev`: masking them would hide the output and protect nothing. */
const lengthMin = 6;
/** Lines of a value of several, such as a key in PEM: they are also shown one by one, as in differences. */
const lineLengthMin = 12;
const mask = '•••';

/** Values that must not be shown, ready to be looked for in text and in bytes. */
export type Secrets = { texts: string[]; bytes: Buffer[]; bytesMax: number };

export function toSecrets(values: Iterable<string>): Secrets {
  const whole = [...values].filter((value) => value.length >= lengthMin);
  const lines = whole.flatMap((value) => (/[\r\n]/.test(value) ? value.split(/[\r\n]+/) : []));
  const texts = [...new Set([...whole, ...lines.map((line) => line.trim()).filter(isLongLine)])];
  const bytes = texts.map((text) => Buffer.from(text));
  return { texts, bytes, bytesMax: Math.max(0, ...bytes.map((value) => value.length)) };
}

/** Replaces every value of at least six characters with `•••`, overlapping ones together. */
export function maskSecrets(text: string, values: Iterable<string>): string {
  return maskTexts(text, toSecrets(values).texts);
}

const isLongLine = (line: string): boolean => line.length >= lineLengthMin;

export function maskTexts(text: string, texts: string[]): string {
  let shown = '';
  let at = 0;
  for (const [from, to] of findRanges(text, texts)) {
    shown += text.slice(at, from) + mask;
    at = to;
  }
  return at === 0 ? text : shown + text.slice(at);
}

/** Decodes `bytes[from, to)` with secrets masked, also those that only reach into this part from outside it. */
export function decodeMasked(bytes: Buffer, from: number, to: number, secrets: Secrets): string {
  let text = '';
  let at = from;
  for (const [start, end] of findRanges(bytes, secrets.bytes)) {
    if (end <= from || start >= to) continue;
    text += bytes.toString('utf8', at, Math.max(at, start)) + mask;
    at = Math.min(end, to);
  }
  return text + bytes.toString('utf8', at, to);
}

/** How many bytes at the end are the beginning of a secret whose rest may still come. */
export function unfinishedSecretBytes(bytes: Buffer, secrets: Secrets): number {
  let longest = 0;
  for (const secret of secrets.bytes) {
    for (let length = Math.min(secret.length - 1, bytes.length); length > longest; length--) {
      if (bytes.subarray(bytes.length - length).equals(secret.subarray(0, length))) longest = length;
    }
  }
  return longest;
}

/** Places where any of the needles stands, in order and merged where they overlap. */
function findRanges<T extends string | Buffer>(source: T, needles: T[]): [number, number][] {
  const found: [number, number][] = [];
  for (const needle of needles) {
    for (let at = indexOf(source, needle, 0); at !== -1; at = indexOf(source, needle, at + 1)) {
      found.push([at, at + needle.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}

function indexOf(source: string | Buffer, needle: string | Buffer, from: number): number {
  return typeof source === 'string' ? source.indexOf(needle as string, from) : source.indexOf(needle, from);
}
