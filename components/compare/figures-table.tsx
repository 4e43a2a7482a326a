import { cn } from '@/components/ui/cn';
import { formatDuration } from '@/lib/client/durations';
import { formatUsd } from '@/lib/client/money';
import type { RunListed } from '@/lib/domain/run-comparison';
import { RunName } from './run-name';

/** The totals of two runs side by side; what differs stands out. */
export function FiguresTable({ a, b }: { a: RunListed; b: RunListed }) {
  const rows: [name: string, a: string, b: string][] = [
    ['Complete', `${a.complete} of ${a.total}`, `${b.complete} of ${b.total}`],
    ['Failed', String(a.failed), String(b.failed)],
    ['Skipped', String(a.skipped), String(b.skipped)],
    ['Attempts', String(a.attempts), String(b.attempts)],
    ['Time', formatDuration(a.durationMs), formatDuration(b.durationMs)],
    ['Cost', a.costUsd ? formatUsd(a.costUsd) : 'none told', b.costUsd ? formatUsd(b.costUsd) : 'none told'],
  ];
  const cell = 'border-t px-4 py-2 text-left align-top';
  return (
    <div className="overflow-x-auto rounded-lg border bg-face shadow-lift">
      <table className="w-full table-fixed">
        <caption className="sr-only">Totals of both runs</caption>
        <thead>
          <tr>
            <th scope="col" className="w-24 px-4 py-3 text-left font-medium text-ink-faint text-sm sm:w-36">
              Run
            </th>
            {[a, b].map((run) => (
              <th key={run.id} scope="col" className="px-4 py-3 text-left align-top font-medium text-sm">
                <RunName run={run} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, first, second]) => (
            <tr key={name}>
              <th scope="row" className={cn(cell, 'font-normal text-ink-faint text-sm')}>
                {name}
              </th>
              <td className={cell}>{first}</td>
              <td className={cn(cell, first !== second && 'font-semibold')}>{second}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
