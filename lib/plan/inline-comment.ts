import type { TextLine } from './block';
import { codeSpans } from './code-spans';
import type { Remarks } from './remarks';

/**
 * Takes HTML comments out of a task's lines, so that nothing in them is run. A comment that is not closed on its
 * own line is an error: Markdown would go on with the next bullet, the author would not.
 */
export function withoutComments(line: TextLine, remarks: Remarks): TextLine {
  let start = line.text.indexOf('<!--');
  if (start === -1) return line;
  const { spans } = codeSpans(line.text);
  let kept = '';
  let from = 0;
  let next = 0;
  while (start !== -1) {
    while ((spans[next]?.end ?? Infinity) <= start) next++;
    const span = spans[next];
    if (span && span.start < start) {
      start = line.text.indexOf('<!--', span.end);
      continue;
    }
    const place = { line: line.line, column: line.column + start };
    const end = line.text.indexOf('-->', start);
    kept += line.text.slice(from, start);
    if (end === -1) {
      remarks.add(
        'E_COMMENT_OPEN',
        place,
        'A comment begins in this line and does not end in it.',
        'Close it with --> on the same line.',
      );
      return { ...line, text: kept.trim() };
    }
    remarks.add('I_COMMENT', place, 'A comment; it was not read.');
    from = end + 3;
    start = line.text.indexOf('<!--', from);
  }
  return { ...line, text: `${kept}${line.text.slice(from)}`.replace(/ {2,}/g, ' ').trim() };
}
