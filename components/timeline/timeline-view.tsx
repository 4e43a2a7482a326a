'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { formatDuration } from '@/lib/client/durations';
import { useNow } from '@/lib/client/use-now';
import { useVerbQuery } from '@/lib/client/verb-query';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { isEnded } from '@/lib/domain/run-status';
import { liveTimeline, timelineMarks, timelineSpan } from '@/lib/domain/timeline';
import { Row } from './timeline-row';
import { TimelineTable } from './timeline-table';

const ROW_PX = 32;
const MARKS = 6;

/** When each task was tried and for how long, as it happens. However many tasks, only the rows in sight are there. */
export function TimelineView({ spec, snapshot }: { spec: string; snapshot: RunSnapshot }) {
  const { run, tasks, attempts } = snapshot;
  const isLive = !isEnded(run.status);
  // The stream tells of each task's latest attempt; earlier ones are read.
  const { data } = useVerbQuery('timeline', { spec }, { every: isLive ? 15_000 : false });
  const rows = useMemo(
    () => (data?.runId === run.id ? liveTimeline(data.rows, tasks, attempts) : []),
    [data, run.id, tasks, attempts],
  );
  const clock = useNow(isLive);
  const now = isLive ? (clock ?? Date.parse(run.updatedAt)) : Date.parse(run.finishedAt ?? run.updatedAt);
  const { from, to } = useMemo(() => timelineSpan(rows, now), [rows, now]);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: (at) => rows[at]?.taskId ?? at,
  });
  if (!rows.length) {
    return (
      <p className="rounded-lg border border-dashed px-5 py-10 text-center text-ink-soft">
        {data ? 'No task was started yet. Each gets a line here when it is.' : 'Reading the attempts…'}
      </p>
    );
  }
  const span = to - from;
  return (
    <section aria-label="Timeline" className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <div className="overflow-hidden rounded-lg border bg-face shadow-lift">
        <div
          aria-hidden
          className="grid grid-cols-[4.5rem_minmax(0,1fr)] border-b bg-ground/60 text-ink-faint text-xs sm:grid-cols-[17rem_minmax(0,1fr)]"
        >
          <span className="py-1.5 pl-4">{rows.length} started</span>
          <div className="relative mr-4 h-7">
            {timelineMarks(span, MARKS).map((mark) => (
              <span
                key={mark}
                className="absolute top-1.5 whitespace-nowrap border-joint border-l pl-1"
                style={{ left: `${(mark / span) * 100}%` }}
              >
                {(mark / span) * 100 > 90 ? null : formatDuration(mark)}
              </span>
            ))}
          </div>
        </div>
        <div ref={box} className="max-h-[60dvh] overflow-y-auto">
          <ol className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, key, start }) => {
              const row = rows[index];
              return row ? (
                <li
                  key={key}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                  className="absolute inset-x-0"
                  style={{ height: ROW_PX, transform: `translateY(${start}px)` }}
                >
                  <Row spec={spec} row={row} from={from} span={span} now={now} />
                </li>
              ) : null;
            })}
          </ol>
        </div>
      </div>
      <TimelineTable rows={rows} from={from} />
    </section>
  );
}
