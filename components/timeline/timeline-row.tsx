import Link from 'next/link';
import { memo } from 'react';
import type { TimelineRow } from '@/lib/domain/timeline';
import { rowWords } from './bar-words';
import { Bar } from './timeline-bar';

type RowProps = { spec: string; row: TimelineRow; from: number; span: number; now: number };

/** A task and its attempts on the axis; the whole line leads to its page. */
export const Row = memo(function Row({ spec, row, from, span, now }: RowProps) {
  const words = rowWords(row, from);
  const name = (
    <>
      <span className="shrink-0 font-mono text-ink-soft text-xs">{row.key}</span>{' '}
      <span className="truncate text-sm max-sm:sr-only">{row.description}</span>
      <span className="sr-only">: {words}</span>
    </>
  );
  const className = 'flex h-full min-w-0 items-center gap-2 rounded-sm pr-2 pl-4 outline-offset-[-2px]';
  return (
    <div
      title={words}
      className="grid h-full grid-cols-[4.5rem_minmax(0,1fr)] hover:bg-hover/50 sm:grid-cols-[17rem_minmax(0,1fr)]"
    >
      {row.role === 'task' ? (
        <Link
          href={`/specs/${encodeURIComponent(spec)}/tasks/${row.taskId}`}
          className={`${className} after:absolute after:inset-0`}
        >
          {name}
        </Link>
      ) : (
        <span className={className}>{name}</span>
      )}
      <div className="relative mr-4">
        {row.bars.map((bar) => (
          <Bar key={bar.id} bar={bar} from={from} span={span} now={now} />
        ))}
      </div>
    </div>
  );
});
