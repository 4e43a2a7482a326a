// Every alternative stops at the next ESC, so a hostile text is scanned once however many sequences it opens.

/** Window title, hyperlink, clipboard, device control: ESC and an opener, text, then BEL or ST. */
const strings = '(?:\\x1b[\\]PX^_]|[\\x9d\\x90\\x98\\x9e\\x9f])[^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)';
/** Colours, cursor moves, clearing: ESC [ (or its C1 form), parameters, one final sign. */
const controls = '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]';
/** Character sets, reset, save and restore. `[` and the openers of strings are left out: those are unfinished. */
const short = '\\x1b[ -/]*[0-OQ-WYZ\\\\`-~]';

/** Matches every finished terminal escape sequence. */
export const finishedSequences = new RegExp(`${strings}|${controls}|${short}`, 'g');

const lookBackBytes = 1024;
const unfinished = /\x1b(?:[ -/]*|\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)$/;

/** How many bytes at the end belong to a sequence that may still be completed by what comes next. */
export function unfinishedSequenceBytes(bytes: Buffer): number {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - lookBackBytes));
  const match = unfinished.exec(end);
  return match ? match[0].length : 0;
}
