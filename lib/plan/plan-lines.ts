import type { Remarks } from './remarks';
import { hasBidi, hasControl, hasControlInText } from './visible-text';

/** Longest line that is read, in bytes of UTF-8. */
export const LINE_BYTES_MAX = 8192;
/** Most lines that are read: 100,000 tasks of ten lines each. */
export const LINES_MAX = 1_000_000;
/** What stays of a longer line: enough to see whether it is a bullet. */
const LONG_LINE_KEPT = 200;

/** The lines of a plan file: `raw` as written, `structure` as Markdown is to see them. Both are indexed from 0. */
export type PlanLines = {
  raw: string[];
  structure: string[];
  /** Indexes of lines that are too long to be read. */
  tooLong: Set<number>;
  /** Indexes of lines whose bullet is a sign Markdown does not know. */
  oddBullets: Set<number>;
};

const oddBullet = /^(\s*)[\u2013\u2022\u25e6\u2023\u25aa](?=[ \t])/;
const gluedHeading = /^( {0,3}#{1,6})(?=(?:layer|phase)\b|l\d)/i;

/** Splits at LF, CRLF and CR, without a byte order mark. Columns therefore count from the first visible sign. */
export function splitPlanLines(text: string, remarks: Remarks): PlanLines {
  const raw = splitLines(text.startsWith('\ufeff') ? text.slice(1) : text, remarks);
  if (raw.length > LINES_MAX) {
    const place = { line: LINES_MAX + 1, column: 1 };
    remarks.add(
      'E_TOO_MANY',
      place,
      `The plan has more than ${LINES_MAX} lines; the rest was not read.`,
      'Split the plan.',
    );
    raw.length = LINES_MAX;
  }
  const lines: PlanLines = { raw, structure: raw.slice(), tooLong: new Set(), oddBullets: new Set() };
  // Asked once of the whole text: of a hundred plans one has such signs.
  const hidden = hasControlInText(text) || hasBidi(text);
  raw.forEach((line, index) => {
    if (hidden) remarkHidden(line, index, remarks);
    lines.structure[index] = readLine(line, index, lines, remarks);
  });
  return lines;
}

function splitLines(text: string, remarks: Remarks): string[] {
  if (!text.includes('\r')) return text.split('\n');
  const unified = text.replace(/\r\n/g, '\n');
  const bare = unified.indexOf('\r');
  if (bare === -1) return unified.split('\n');
  const line = unified.slice(0, bare).split('\n').length;
  remarks.add(
    'W_LINE_ENDS',
    { line, column: 1 },
    'The file has old line ends (CR alone); each was read as the end of a line.',
    'Save the file with LF line ends.',
  );
  return unified.replace(/\r/g, '\n').split('\n');
}

function readLine(line: string, index: number, lines: PlanLines, remarks: Remarks): string {
  const place = { line: index + 1, column: 1 };
  if (line.length * 3 > LINE_BYTES_MAX && Buffer.byteLength(line) > LINE_BYTES_MAX) {
    lines.tooLong.add(index);
    remarks.add(
      'E_LINE_TOO_LONG',
      place,
      `The line is longer than ${LINE_BYTES_MAX / 1024} KiB and was not read.`,
      'Split it.',
    );
    return line.slice(0, LONG_LINE_KEPT);
  }
  if (oddBullet.test(line)) {
    lines.oddBullets.add(index);
    return line.replace(oddBullet, '$1-');
  }
  if (gluedHeading.test(line)) {
    remarks.add(
      'W_HEADING_SPACE',
      place,
      'The heading has no space after its #; it was read as a heading.',
      'Add the space.',
    );
    return line.replace(gluedHeading, '$1 ');
  }
  return line;
}

function remarkHidden(line: string, index: number, remarks: Remarks): void {
  const place = { line: index + 1, column: 1 };
  if (hasControl(line)) {
    remarks.add('W_CONTROL', place, 'The line holds control characters; they are shown as \\u….', 'Remove them.');
  }
  if (hasBidi(line)) {
    const message = 'The line holds signs that turn the direction of text; they are shown as \\u….';
    remarks.add('W_BIDI', place, message, 'Remove them: what is seen must be what runs.');
  }
}
