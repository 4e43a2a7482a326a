import { codeSpans } from './code-spans';

/**
 * Text that is to be taken as it stands, whatever its signs would mean in a plan: one code span with two backticks or
 * more around the whole. Null when a text is not written so.
 */
export function readVerbatim(text: string): string | null {
  if (!text.startsWith('``')) return null;
  const [span] = codeSpans(text).spans;
  return span?.start === 0 && span.end === text.length && span.text.trim() !== '' ? span.text : null;
}

/** Writes a text so that `readVerbatim` gives it back: with one backtick more than it holds in a row. */
export function writeVerbatim(text: string): string {
  const longest = Math.max(1, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks} ${text} ${marks}`;
}
