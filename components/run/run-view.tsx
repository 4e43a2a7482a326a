'use client';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { CorrectDialog } from '@/components/mapping/correct-dialog';
import { PlanChanges } from '@/components/plan/plan-changes';
import { RunStatusBadge } from '@/components/plan/status-badge';
import { useRowKeys } from '@/components/plan/use-row-keys';
import { Wall } from '@/components/plan/wall';
import { wallLayers } from '@/components/plan/wall-layers';
import { WallLegend } from '@/components/plan/wall-legend';
import { WriteBackNote } from '@/components/plan/write-back-note';
import { useTaskActs } from '@/components/task/use-task-acts';
import { TimelineView } from '@/components/timeline/timeline-view';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { liveBoard, lookEvery } from '@/lib/client/live-board';
import { runCost } from '@/lib/client/run-cost';
import { runOfBoard } from '@/lib/client/run-of-board';
import { useRun } from '@/lib/client/use-run';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { Board } from '@/lib/domain/board';
import { isEnded } from '@/lib/domain/run-status';
import { RehearsalNote } from './rehearsal-note';
import { RunButtons } from './run-buttons';
import { RunLayer } from './run-layer';
import { RunNow } from './run-now';
import { RunStatusLine } from './run-status-line';
import { RunViews } from './run-views';
import { StatusFileNote } from './status-file-note';
import { useTitleState } from './use-title-state';

const titleStates = { queued: 'queued', running: 'running', paused: 'waits for you' };

/** A run as it happens: what it waits for, what is being done, how the wall grows. */
export function RunView({ first }: { first: FirstPaint<Board> }) {
  const spec = first.value.spec;
  const query = useVerbQuery('board', { spec }, { first, every: lookEvery });
  const seen = useKept(query.data ?? first.value);
  const { snapshot, connection } = useRun(runOfBoard(seen));
  const board = liveBoard(seen, snapshot);
  const { acts, busy, request, close } = useTaskActs(spec);
  useRowKeys();
  const view = useSearchParams().get('view') === 'timeline' ? 'timeline' : 'list';
  const run = board.run;
  const status = run?.status ?? null;
  const asks = snapshot?.tasks.some((task) => task.status === 'asking') ?? false;
  useTitleState(
    asks ? 'asks you' : status && !isEnded(status) ? titleStates[status as keyof typeof titleStates] : null,
  );
  if (!run || !snapshot) return <NotRun board={board} />;

  const walls = wallLayers(board.layers);
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[20rem_minmax(0,1fr)] xl:grid-cols-[25rem_minmax(0,1fr)]">
      <div className="grid gap-4 lg:col-span-2">
        <header className="grid gap-4 lg:flex lg:items-end lg:justify-between">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="font-semibold text-3xl">{board.title}</h1>
              <RunStatusBadge status={run.status} rehearsal={run.rehearsal} />
            </div>
            <div className="mt-1">
              <RunStatusLine run={run} board={board} connection={connection} costUsd={runCost(snapshot)} />
            </div>
          </div>
          <RunButtons board={board} watching />
        </header>
        {run.rehearsal ? <RehearsalNote /> : null}
        {board.notice ? <Callout tone="broken" title={board.notice} /> : null}
        <StatusFileNote spec={board.spec} />
        <PlanChanges board={board} />
        {board.writeBackProblem ? <WriteBackNote problem={board.writeBackProblem} /> : null}
      </div>
      <aside aria-label="The wall" className="min-w-0">
        <div className="grid gap-4 rounded-lg border bg-face px-4 py-4 shadow-lift lg:sticky lg:top-17">
          <p className="font-display font-semibold text-2xl">{board.progress.percent} %</p>
          <Wall layers={walls} size="lg" />
          <WallLegend layers={walls} />
        </div>
      </aside>
      <div className="grid min-w-0 content-start gap-6">
        <RunNow board={board} run={run} snapshot={snapshot} busy={busy} acts={acts} />
        <div className="grid gap-4">
          <RunViews spec={spec} view={view} />
          {view === 'timeline' ? (
            <TimelineView spec={spec} snapshot={snapshot} />
          ) : (
            board.layers.map((layer) => <RunLayer key={layer.key} spec={spec} layer={layer} />)
          )}
        </div>
      </div>
      <CorrectDialog
        spec={spec}
        rows={board.layers.flatMap((layer) => layer.tasks)}
        request={request}
        onClose={close}
      />
    </div>
  );
}

/** A board without a run, right after a rehearsal ended here, is shown with that rehearsal: it was not yet read. */
function useKept(board: Board): Board {
  const [kept, setKept] = useState(board);
  if (board.run && board !== kept) setKept(board);
  return !board.run && kept.run?.rehearsal ? kept : board;
}

function NotRun({ board }: { board: Board }) {
  return (
    <EmptyState
      title="Not run yet"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <RunButtons board={board} watching />
          <Button asChild size="md">
            <Link href={`/specs/${encodeURIComponent(board.spec)}`}>See the plan</Link>
          </Button>
        </div>
      }
    >
      Once {board.title} runs, its layers fill here from the bottom up.
    </EmptyState>
  );
}
