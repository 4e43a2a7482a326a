'use client';
import { useLongList } from '@/components/plan/long-list';
import { attemptLooks } from '@/components/task/attempt-looks';
import { formatDuration } from '@/lib/client/durations';
import type { TimelineRow } from '@/lib/domain/timeline';

/** The same as a table, for those who hear it or want the figures. */
export function TimelineTable({ rows, from }: { rows: readonly TimelineRow[]; from: number }) {
  const lines = rows.flatMap((row) => row.bars.map((bar) => ({ row, bar })));
  const { shown, more } = useLongList(lines);
  const cell = 'border-t px-4 py-1.5 text-left text-sm';
  return (
    <details className="rounded-lg border bg-face shadow-lift">
      <summary className="rounded-lg px-4 py-2.5 font-medium">As a table</summary>
      <section
        aria-label="Attempts in the order of their tasks"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="overflow-x-auto"
      >
        <table className="w-full">
          <thead>
            <tr className="whitespace-nowrap">
              {['Task', 'Attempt', 'Ended', 'Began after', 'Took'].map((head) => (
                <th key={head} scope="col" className="px-4 py-2 text-left font-medium text-ink-faint text-sm">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, bar }) => (
              <tr key={bar.id}>
                <th scope="row" className={`${cell} font-normal`}>
                  <span className="mr-2 font-mono text-ink-soft">{row.key}</span>
                  {row.description}
                </th>
                <td className={cell}>{bar.n}</td>
                <td className={cell}>{attemptLooks[bar.status].word}</td>
                <td className={`${cell} whitespace-nowrap`}>{formatDuration(bar.start - from)}</td>
                <td className={`${cell} whitespace-nowrap`}>
                  {bar.end === null ? 'under way' : formatDuration(bar.end - bar.start)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {more}
      </section>
    </details>
  );
}
