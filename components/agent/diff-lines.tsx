import { cn } from '@/components/ui/cn';
import type { Step } from '@/lib/domain/step';

type Diff = NonNullable<Extract<Step, { type: 'tool' }>['diff']>;
type Row = { sign: string; text: string; number: number | null };

/** How each kind of line is told and drawn: by a sign and a word before the colour. */
const looks: Record<string, { word: string; look: string }> = {
  '+': { word: 'added', look: 'bg-laid-wash' },
  '-': { word: 'removed', look: 'bg-broken-wash' },
  ' ': { word: '', look: '' },
  '\\': { word: '', look: 'text-ink-faint italic' },
};

/** What changed in a file, line by line. `what` tells it otherwise than as something done. */
export function DiffLines({ diff, what = diff.kind }: { diff: Diff; what?: string }) {
  const count = (sign: string) => diff.hunks.flatMap(({ lines }) => lines).filter((line) => line[0] === sign).length;
  return (
    <figure className="overflow-hidden rounded-md border">
      <figcaption className="flex flex-wrap items-baseline gap-x-3 border-b bg-ground px-3 py-1 text-sm">
        <code className="min-w-0 font-mono">{diff.path}</code>
        <span className="text-ink-soft">{what}</span>
        <span className="ml-auto font-mono text-xs">
          <span className="text-laid-text">
            +{count('+')}
            <span className="sr-only"> lines added</span>
          </span>{' '}
          <span className="text-broken-text">
            −{count('-')}
            <span className="sr-only"> lines removed</span>
          </span>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section aria-label={`Lines of ${diff.path}`} tabIndex={0} className="max-h-96 overflow-auto bg-inset py-1">
        {diff.hunks.map((hunk, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hunk is its place.
          <div key={index} className={index > 0 ? 'mt-1 border-t border-dashed pt-1' : undefined}>
            {rowsOf(hunk).map(({ sign, text, number }, line) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
                key={line}
                className={cn('flex font-mono text-xs leading-[1.1875rem]', looks[sign]?.look)}
              >
                <span aria-hidden className="w-11 shrink-0 select-none pr-2 text-right text-ink-faint">
                  {number}
                </span>
                <span aria-hidden className="w-4 shrink-0 select-none">
                  {sign === '-' ? '−' : sign}
                </span>
                {looks[sign]?.word ? <span className="sr-only">{looks[sign].word}: </span> : null}
                <span className="min-w-0 flex-1 whitespace-pre-wrap pr-3">{text || ' '}</span>
              </div>
            ))}
          </div>
        ))}
        {diff.hunks.length ? null : <p className="px-3 py-1 text-ink-soft text-sm">No line is told.</p>}
      </section>
    </figure>
  );
}

/** Lines with their number: in the new file, or in the old one for those that are gone. */
function rowsOf({ oldStart, newStart, lines }: Diff['hunks'][number]): Row[] {
  let before = oldStart;
  let after = newStart;
  // A change that was only proposed has no place yet.
  if (before === 0 && after === 0)
    return lines.map((line) => ({ sign: line[0] ?? ' ', text: line.slice(1), number: null }));
  return lines.map((line) => {
    const sign = line[0] ?? ' ';
    const text = line.slice(1);
    if (sign === '+') return { sign, text, number: after++ };
    if (sign === '-') return { sign, text, number: before++ };
    if (sign !== ' ') return { sign, text, number: null };
    before += 1;
    return { sign, text, number: after++ };
  });
}
