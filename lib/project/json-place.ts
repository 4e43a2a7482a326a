/** What a look through JSON text finds: where it stops being JSON, and keys given twice in one object. */
export type JsonScan = { errorAt: number | null; duplicateKeys: string[] };

const DEPTH_MAX = 200;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// Unrolled, so that a long string without an end is still refused in linear time.
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const word = /true|false|null/y;
const blank = /[ \t\r\n]*/y;

class Stop extends Error {
  constructor(readonly at: number) {
    super('not JSON');
  }
}

/**
 * Walks JSON text to say where it breaks, since the messages of `JSON.parse` often name no place.
 * Only used to explain; values always come from `JSON.parse`.
 */
export function scanJson(text: string): JsonScan {
  const duplicateKeys: string[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0] ?? null;
    if (match !== null) at += match.length;
    return match;
  };
  const sign = (char: string): boolean => {
    take(blank);
    if (text[at] !== char) return false;
    at++;
    return true;
  };
  const members = (close: string, member: () => void): void => {
    if (sign(close)) return;
    do member();
    while (sign(','));
    if (!sign(close)) throw new Stop(at);
  };
  const value = (depth: number): void => {
    if (depth > DEPTH_MAX) throw new Stop(at);
    if (sign('{')) {
      const keys = new Set<string>();
      members('}', () => {
        take(blank);
        const key = take(string);
        if (key === null) throw new Stop(at);
        if (keys.has(key)) duplicateKeys.push(key.slice(1, -1));
        keys.add(key);
        if (!sign(':')) throw new Stop(at);
        value(depth + 1);
      });
    } else if (sign('[')) members(']', () => value(depth + 1));
    else if (take(string) === null && take(number) === null && take(word) === null) throw new Stop(at);
  };
  try {
    value(0);
    take(blank);
    return { errorAt: at < text.length ? at : null, duplicateKeys };
  } catch (error) {
    if (error instanceof Stop) return { errorAt: error.at, duplicateKeys };
    throw error;
  }
}

/** `line:column` of an offset, both from 1. */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${line}:${offset - before.lastIndexOf('\n')}`;
}
