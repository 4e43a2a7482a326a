/** Longest texts kept of one step, in characters; the raw file has the rest. */
export const textMax = 16_384;
export const inputMax = 8_192;
export const resultMax = 8_192;
const lineMax = 200;

/** Makes foreign text safe to show: no control characters, no secrets. */
export type Safe = (text: string) => string;

/** The beginning of a text, with a word on what was left out. Cut only after it was made safe: half a secret is one. */
export function bounded(text: string, max: number, safe: Safe): string {
  const shown = safe(text);
  if (shown.length <= max) return shown;
  const cut = wholeCharacters(shown, max);
  return `${cut}\n… ${(shown.length - cut.length).toLocaleString('en-US')} characters more`;
}

/** The first line that says something, no longer than a line of a page. */
export function oneLine(text: string, safe: Safe, max = lineMax): string {
  const line =
    safe(text.slice(0, 64 * 1024))
      .trim()
      .split('\n', 1)[0]
      ?.trim() ?? '';
  return line.length <= max ? line : `${wholeCharacters(line, max - 1)}…`;
}

/** The first `max` UTF-16 units, one less where that would break a pair. */
function wholeCharacters(text: string, max: number): string {
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}
