'use client';
import { WifiOff } from 'lucide-react';
import { progressWords } from '@/components/plan/progress-words';
import { formatElapsed, formatEstimate } from '@/lib/client/durations';
import { formatUsd } from '@/lib/client/money';
import type { Connection } from '@/lib/client/run-hub';
import { useNow } from '@/lib/client/use-now';
import type { Board } from '@/lib/domain/board';
import type { Run } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';

type RunStatusLineProps = { run: Run; board: Board; connection: Connection; costUsd: number };

/** Where the run stands in one line; says so when the page has lost the server. */
export function RunStatusLine({ run, board, connection, costUsd }: RunStatusLineProps) {
  const ended = isEnded(run.status);
  const now = useNow(!ended);
  const { progress, layers } = board;
  const until = run.finishedAt ? Date.parse(run.finishedAt) : now;
  const current = ended ? null : layers.find((layer) => layer.status !== 'complete');
  const elapsed = until === null ? null : formatElapsed(until - Date.parse(run.startedAt));
  const parts = [
    current ? `${current.key} ${current.name}` : null,
    progressWords(progress),
    elapsed ? (ended ? `took ${elapsed}` : `${elapsed} so far`) : null,
    costUsd > 0 ? formatUsd(costUsd) : null,
    run.status === 'running' && progress.remainingMs ? `${formatEstimate(progress.remainingMs)} left` : null,
  ].filter(Boolean);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
      <p>{parts.join(' · ')}</p>
      <p role="status">
        {connection === 'reconnecting' ? (
          <span className="inline-flex items-center gap-1.5 text-ask-text">
            <WifiOff aria-hidden className="size-4" /> Reconnecting
          </span>
        ) : null}
      </p>
    </div>
  );
}
