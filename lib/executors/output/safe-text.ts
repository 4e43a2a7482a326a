import { finishedSequences } from './terminal-sequences';

const controlCharacters = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const loneSurrogates = /\p{Surrogate}/gu;
const needsWork = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;

/**
 * Makes the output of a command safe to show in a page, a terminal and a JSON file: escape sequences are removed,
 * other control characters and direction marks become visible signs, lone surrogates U+FFFD, `\r\n` a line feed.
 * Of a line rewritten with `\r` the last state stays. Applying it twice changes nothing more.
 */
export function safeText(text: string): string {
  if (!needsWork.test(text)) return text;
  return lastStates(text.replace(finishedSequences, ''))
    .replace(controlCharacters, visibleControl)
    .replace(bidiControls, visibleMark)
    .replace(loneSurrogates, '\ufffd');
}

/** Whether the first line of `text` is drawn over what stood there before. */
export function rewritesLine(text: string): boolean {
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, text[end - 1] === '\r' ? end - 1 : end);
  return line.includes('\r');
}

function lastStates(text: string): string {
  if (!text.includes('\r')) return text;
  return text
    .split('\n')
    .map((line) => (line.includes('\r') ? lastState(line) : line))
    .join('\n');
}

function lastState(line: string): string {
  // An empty state after the last `\r` has not been drawn yet: what stands on the screen is the one before.
  const states = line.split('\r');
  return states.findLast((state) => state !== '') ?? '';
}

function visibleControl(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

function visibleMark(char: string): string {
  return `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
