import { formatDuration, formatEstimate } from '@/lib/client/durations';
import type { Board } from '@/lib/domain/board';
import { progressWords } from './progress-words';
import { Wall } from './wall';
import { wallLayers } from './wall-layers';
import { WallLegend } from './wall-legend';

/** The wall beside the list, with the numbers of the whole. Stays in sight while the list scrolls. */
export function BoardAside({ board }: { board: Board }) {
  const { progress, run, stack } = board;
  const facts = [stack.frontend, stack.backend, stack.database, stack.ai, stack.auth, ...stack.other].filter(Boolean);
  return (
    <aside aria-label="The wall" className="min-w-0 lg:col-start-2 lg:row-start-2">
      <div className="grid gap-4 rounded-lg border bg-face px-4 py-4 shadow-lift lg:sticky lg:top-17">
        <div className="flex items-baseline justify-between gap-3">
          <p className="font-display font-semibold text-2xl">{progress.percent} %</p>
          <p className="text-right text-ink-soft text-sm">{progressWords(progress)}</p>
        </div>
        <Wall layers={wallLayers(board.layers)} />
        <WallLegend layers={wallLayers(board.layers)} />
        {progress.averageMs !== null ? (
          <dl className="grid grid-cols-2 gap-2 border-t pt-3 text-sm">
            <div>
              <dt className="text-ink-faint">Mean task</dt>
              <dd>{formatDuration(progress.averageMs)}</dd>
            </div>
            {run?.status === 'running' && progress.remainingMs ? (
              <div>
                <dt className="text-ink-faint">Left</dt>
                <dd>{formatEstimate(progress.remainingMs)}</dd>
              </div>
            ) : null}
          </dl>
        ) : null}
        {facts.length ? (
          <div className="border-t pt-3 text-sm max-lg:hidden">
            <p className="text-ink-faint">Built with</p>
            <p>{facts.join(', ')}</p>
          </div>
        ) : null}
      </div>
    </aside>
  );
}
