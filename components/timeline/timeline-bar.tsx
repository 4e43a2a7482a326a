import { attemptLooks } from '@/components/task/attempt-looks';
import type { TimelineBar } from '@/lib/domain/timeline';

type BarProps = { bar: TimelineBar; from: number; span: number; now: number };

/** An attempt where it stood in time. The shape says how it ended, as on the wall. */
export function Bar({ bar, from, span, now }: BarProps) {
  const left = ((bar.start - from) / span) * 100;
  const width = (((bar.end ?? now) - bar.start) / span) * 100;
  return (
    <span
      aria-hidden
      data-look={attemptLooks[bar.status].stone}
      className="stone top-1.5 h-5"
      style={{ position: 'absolute', left: `${left}%`, width: `max(4px, ${Math.max(0, width)}%)` }}
    />
  );
}
