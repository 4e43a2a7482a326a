const hintStart = /^\s*hint:/i;
/** Lines that follow an error and say nothing of it: stack frames, the runtime's version, where the log is. */
const noise =
  /^\s*(?:at .+[:)]|Node\.js v\d|npm (?:ERR!|error)\s*$|npm (?:ERR!|error) A complete log|.*[\\/]_logs[\\/])/;
const lineLengthMax = 300;

/** Words of errors, in the middle of other output too. */
const errorWords =
  /(?:errors?|\b(?:fatal|failed|failure|failing|exception|panic|cannot|can't|could not|unable|denied|refused|missing|not found|no such|invalid))\b|✗/i;

/**
 * The line that says what went wrong: the last one with a word of errors, or else the last one that says something.
 * Not blank, not a rule, not a hint, not a stack frame.
 */
export function errorLine(text: string): string | null {
  const lines = text
    .split('\n')
    .filter((each) => /[\p{L}\p{N}]/u.test(each) && !hintStart.test(each) && !noise.test(each));
  const line = lines.findLast((each) => errorWords.test(each)) ?? lines.at(-1);
  return line === undefined ? null : shortened(line.trim());
}

/** The last hint the command gave: a line beginning with `hint:` and those right after it that do too. */
export function hintIn(text: string): string | null {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => hintStart.test(line));
  if (last === -1) return null;
  let first = last;
  while (first > 0 && hintStart.test(lines[first - 1] as string)) first--;
  const words = lines.slice(first, last + 1).map((line) => line.replace(hintStart, '').trim());
  return shortened(words.filter(Boolean).join(' ')) || null;
}

function shortened(line: string): string {
  return line.length > lineLengthMax ? `${line.slice(0, lineLengthMax - 1).toWellFormed()}…` : line;
}
