import { attemptLooks } from '@/components/task/attempt-looks';
import { formatDuration } from '@/lib/client/durations';
import type { TimelineBar, TimelineRow } from '@/lib/domain/timeline';

/** An attempt in words: how it ended, when after the run's start it began, how long it took. */
function barWords({ n, status, start, end }: TimelineBar, from: number): string {
  const took = end === null ? 'under way' : `took ${formatDuration(end - start)}`;
  return `attempt ${n} ${attemptLooks[status].word}, after ${formatDuration(start - from)}, ${took}`;
}

export const rowWords = ({ bars }: TimelineRow, from: number): string =>
  bars.map((bar) => barWords(bar, from)).join('; ');
