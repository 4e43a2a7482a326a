'use client';
import { CorrectDialog } from '@/components/mapping/correct-dialog';
import { ReviewLink } from '@/components/review/review-link';
import { CommandRunCard } from '@/components/run/command-run-card';
import { RehearsalNote } from '@/components/run/rehearsal-note';
import { RunButtons } from '@/components/run/run-buttons';
import { StatusFileNote } from '@/components/run/status-file-note';
import { TrustBanner } from '@/components/shell/trust-banner';
import { useTaskActs } from '@/components/task/use-task-acts';
import { Callout } from '@/components/ui/callout';
import { FilterButtons } from '@/components/ui/filter-buttons';
import { liveBoard, lookEvery } from '@/lib/client/live-board';
import { runOfBoard } from '@/lib/client/run-of-board';
import { useRun } from '@/lib/client/use-run';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { Board, BoardTask } from '@/lib/domain/board';
import type { Pause } from '@/lib/domain/run-status';
import { ApproveAll } from './approve-all';
import { BoardAside } from './board-aside';
import { DeadCallout } from './dead-callout';
import { DiagnosticsList } from './diagnostics-list';
import { ImportStrip } from './import-strip';
import { LayerSection } from './layer-section';
import { PlanChanges } from './plan-changes';
import { RunStatusBadge } from './status-badge';
import { countByFilter, filterLayers, filterWords, taskFilters } from './task-filter';
import { useArrange, useRowArrange } from './use-arrange';
import { useRowKeys } from './use-row-keys';
import { useTaskFilter } from './use-task-filter';
import { WriteBackNote } from './write-back-note';

/** The board of one spec: what will be done and how, approved or corrected here. */
export function BoardView({ first }: { first: FirstPaint<Board> }) {
  const spec = first.value.spec;
  const query = useVerbQuery('board', { spec }, { first, every: lookEvery });
  const seen = query.data ?? first.value;
  const { snapshot } = useRun(runOfBoard(seen));
  const board = liveBoard(seen, snapshot);
  const { acts, busy, request, close } = useTaskActs(spec);
  const [filter, setFilter] = useTaskFilter();
  const { acts: arrangeActs, moving, locked } = useArrange(board);
  const arrange = useRowArrange(board, arrangeActs, locked);
  useRowKeys();

  const { run } = board;
  const counts = countByFilter(board.layers);
  const layers = filterLayers(board.layers, filter);
  const rows = board.layers.flatMap((layer) => layer.tasks);
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="grid gap-4 lg:col-span-2">
        <header className="grid gap-4 lg:flex lg:items-end lg:justify-between">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="font-semibold text-3xl">{board.title}</h1>
              <RunStatusBadge status={run?.status ?? 'new'} rehearsal={run?.rehearsal} />
            </div>
            <p className="mt-1 font-mono text-ink-faint text-xs">{board.path}</p>
          </div>
          <RunButtons board={board} />
        </header>
        {board.trusted ? null : <TrustBanner />}
        {run?.rehearsal ? <RehearsalNote /> : null}
        {board.notice ? <Callout tone="broken" title={board.notice} /> : null}
        <StatusFileNote spec={board.spec} />
        {board.writeBackProblem ? <WriteBackNote problem={board.writeBackProblem} /> : null}
        {run?.pause && run.status === 'paused' ? <PauseNote spec={spec} pause={run.pause} rows={rows} /> : null}
        <PlanChanges board={board} />
      </div>

      <BoardAside board={board} />

      <div className="grid min-w-0 content-start gap-5 lg:col-start-1 lg:row-start-2">
        <ImportStrip board={board} acts={arrangeActs} moving={moving} locked={locked} />
        {board.commandRun ? <CommandRunCard key={board.commandRun.run.id} state={board.commandRun} /> : null}
        <DeadCallout spec={spec} dead={board.dead} acts={acts} />
        <DiagnosticsList diagnostics={board.diagnostics} path={board.path} lines={board.lines} />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <FilterButtons
            legend="Show tasks"
            filters={taskFilters}
            words={filterWords}
            filter={filter}
            count={(each) => counts[each]}
            onChange={setFilter}
          />
          <div className="flex flex-wrap items-center gap-3">
            {rows.length ? <ReviewLink spec={spec} layers={board.layers} /> : null}
            {counts.unapproved ? <ApproveAll spec={spec} layers={board.layers} /> : null}
          </div>
        </div>
        {layers.map((layer) => (
          <LayerSection
            key={layer.key}
            spec={spec}
            layer={layer}
            runStatus={run?.status ?? null}
            busy={busy}
            acts={acts}
            arrange={arrange}
          />
        ))}
        {layers.length ? null : (
          <p className="rounded-lg border border-dashed px-5 py-10 text-center text-ink-soft">
            {rows.length ? `No task is shown under “${filterWords[filter]}”.` : 'This plan has no tasks yet.'}
          </p>
        )}
      </div>
      <CorrectDialog spec={spec} rows={rows} request={request} onClose={close} />
    </div>
  );
}

/** A task that is no longer in the plan has no row: its own page shows it. */
function PauseNote({ spec, pause, rows }: { spec: string; pause: Pause; rows: readonly BoardTask[] }) {
  const { taskId } = pause;
  const isHere = taskId?.startsWith('sync_') || rows.some(({ task }) => task.id === taskId);
  const page = `/specs/${encodeURIComponent(spec)}/tasks/${taskId}`;
  return (
    <Callout tone="ask" title={pause.message}>
      {taskId ? (
        <a
          href={isHere ? `#${taskId}` : page}
          className="justify-self-start rounded-sm text-sm underline underline-offset-4"
        >
          Go to it
        </a>
      ) : null}
    </Callout>
  );
}
