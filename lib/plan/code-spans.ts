/** A Markdown code span. `start` is its first backtick, `end` the place after its last. */
export type CodeSpan = { start: number; end: number; text: string };

/**
 * Finds code spans as Markdown does: a run of backticks ends at the next run of the same length.
 * `loose` are the starts of runs that nothing closes. Linear in the length of the text.
 */
export function codeSpans(text: string): { spans: CodeSpan[]; loose: number[] } {
  const runs = backtickRuns(text);
  const byLength = new Map<number, { indexes: number[]; next: number }>();
  runs.forEach((run, index) => {
    const same = byLength.get(run.length);
    if (same) same.indexes.push(index);
    else byLength.set(run.length, { indexes: [index], next: 0 });
  });
  const spans: CodeSpan[] = [];
  const loose: number[] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as Run;
    const closing = nextAfter(byLength.get(run.length), index);
    const close = closing === null ? undefined : runs[closing];
    if (closing === null || close === undefined) {
      loose.push(run.start);
      continue;
    }
    const inner = text.slice(run.start + run.length, close.start);
    spans.push({ start: run.start, end: close.start + close.length, text: unpadded(inner) });
    index = closing;
  }
  return { spans, loose };
}

type Run = { start: number; length: number };

function backtickRuns(text: string): Run[] {
  const runs: Run[] = [];
  let start = text.indexOf('`');
  while (start !== -1) {
    let end = start;
    while (text[end] === '`') end++;
    runs.push({ start, length: end - start });
    start = text.indexOf('`', end);
  }
  return runs;
}

function nextAfter(same: { indexes: number[]; next: number } | undefined, index: number): number | null {
  if (!same) return null;
  while ((same.indexes[same.next] ?? Infinity) <= index) same.next++;
  return same.indexes[same.next] ?? null;
}

/** One space at both ends belongs to the span's marks when it holds anything else. */
function unpadded(inner: string): string {
  return inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '' ? inner.slice(1, -1) : inner;
}
