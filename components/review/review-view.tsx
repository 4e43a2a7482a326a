'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useMemo, useRef } from 'react';
import { CorrectDialog } from '@/components/mapping/correct-dialog';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { liveBoard, lookEvery } from '@/lib/client/live-board';
import { runOfBoard } from '@/lib/client/run-of-board';
import { useRun } from '@/lib/client/use-run';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { Board } from '@/lib/domain/board';
import { AnswerField } from './answer-field';
import { ApproveAbove, approvableFrom } from './approve-above';
import { AskClaude } from './ask-claude';
import { BulkBar } from './bulk-bar';
import { ExplainPane } from './explain-pane';
import { countByReviewFilter, filterReview, reviewTasks } from './review-filter';
import { reviewItems } from './review-items';
import { ReviewNotes } from './review-notes';
import { needsLook } from './review-state';
import { ReviewTable } from './review-table';
import { ReviewTools } from './review-tools';
import { useLeast } from './use-least';
import { usePlace } from './use-place';
import { useReviewActs } from './use-review-acts';
import { useReviewAddress } from './use-review-address';
import { useReviewDesk } from './use-review-desk';
import { useReviewKeys } from './use-review-keys';

/** Every mapping of a spec in one table made for the keyboard. */
export function ReviewView({ first }: { first: FirstPaint<Board> }) {
  const spec = first.value.spec;
  const query = useVerbQuery('board', { spec }, { first, every: lookEvery });
  const seen = query.data ?? first.value;
  const { snapshot } = useRun(runOfBoard(seen));
  const board = useMemo(() => liveBoard(seen, snapshot), [seen, snapshot]);
  const [address, setAddress] = useReviewAddress();
  const [least, setLeast] = useLeast();
  const text = useDeferredValue(address.text);
  const { filter, order } = address;

  const tasks = useMemo(() => reviewTasks(board.layers), [board]);
  const counts = useMemo(() => countByReviewFilter(tasks), [tasks]);
  const items = useMemo(
    () => reviewItems(filterReview(tasks, filter, text), board.layers, order),
    [tasks, board, filter, text, order],
  );
  const place = usePlace(items);
  const { acts, said, last, isPending } = useReviewActs(spec);
  const field = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLElement>(null);
  const router = useRouter();
  const href = `/specs/${encodeURIComponent(spec)}`;
  const desk = useReviewDesk({ tasks, place, acts, address, setAddress, field, pane, onBack: () => router.push(href) });
  useReviewKeys(desk.moves);

  const left = tasks.filter(({ state }) => needsLook(state)).length;
  const line = items[place.at];
  const current = line?.kind === 'task' ? line : null;
  return (
    <div className="grid gap-4">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-2xl">Review {board.title}</h1>
          <p className="mt-0.5 font-mono text-ink-faint text-xs">{board.path}</p>
        </div>
        <p className="text-ink-faint text-sm max-sm:hidden">Press ? for the keys.</p>
      </header>
      <ReviewNotes board={board} left={tasks.length ? left : -1} />
      {tasks.length === 0 ? (
        <EmptyState
          title="Nothing to review"
          action={
            <Button asChild size="md">
              <Link href={href}>See the plan</Link>
            </Button>
          }
        >
          This plan has no tasks yet.
        </EmptyState>
      ) : (
        <>
          <ReviewTools
            address={address}
            counts={counts}
            onChange={setAddress}
            field={field}
            onLeaveField={place.focus}
            left={left}
            above={{ least, count: approvableFrom(tasks, least).length }}
            onApproveAbove={desk.moves.approveAbove}
            asker={
              <AskClaude
                spec={spec}
                asks={counts.asks}
                onProposed={(ids) => {
                  const asked = tasks.filter(({ row }) => ids.includes(row.task.id)).map(({ row }) => row);
                  if (asked.length) acts.note(`Claude proposed ${countWord(asked.length, 'answer')}`, asked);
                }}
              />
            }
            said={said}
            undoWords={last?.words ?? null}
            onUndo={acts.undo}
            isPending={isPending}
          />
          <div className={cn('grid items-start gap-5', desk.isOpen && current && 'lg:grid-cols-[minmax(0,1fr)_24rem]')}>
            {items.length ? (
              <ReviewTable
                items={items}
                at={place.at}
                marks={desk.marks}
                acts={desk.rowActs}
                order={order}
                onOrder={(next) => setAddress({ order: next })}
                editing={desk.editing}
                editor={
                  current && desk.editing === current.row.task.id ? (
                    <AnswerField
                      key={desk.editing}
                      label={`Answer for ${current.row.task.key}`}
                      now={current.row.mapping.answer}
                      alternatives={current.row.mapping.alternatives}
                      onSave={desk.saveEdit}
                      onRemember={desk.rememberEdit}
                      onLeave={desk.leaveEdit}
                    />
                  ) : null
                }
              />
            ) : (
              <p className="rounded-lg border border-dashed px-5 py-10 text-center text-ink-soft">
                No mapping is shown under this filter.
              </p>
            )}
            {desk.isOpen && current ? (
              <ExplainPane
                spec={spec}
                path={board.path}
                task={current}
                ref={pane}
                onApprove={() => acts.approve([current.row])}
                onTakeBack={() => acts.takeBack([current.row])}
                onAnswer={(answer) => acts.answer([current.row], answer)}
                onDialog={desk.moves.openDialog}
                onClose={desk.closePane}
              />
            ) : null}
          </div>
        </>
      )}
      {desk.marks.size ? (
        <BulkBar
          count={desk.marks.size}
          isAnswering={desk.asking === 'bulk'}
          onAnswering={(open) => desk.ask(open ? 'bulk' : null)}
          onApprove={desk.moves.approve}
          onTakeBack={desk.moves.takeBack}
          onAnswer={desk.answerMarked}
          onClear={desk.clearMarks}
        />
      ) : null}
      {desk.asking === 'above' ? (
        <ApproveAbove
          tasks={tasks}
          least={least}
          onLeast={setLeast}
          onApprove={desk.approveTasks}
          onClose={() => desk.ask(null)}
        />
      ) : null}
      <CorrectDialog spec={spec} rows={tasks.map(({ row }) => row)} request={desk.request} onClose={desk.closeDialog} />
    </div>
  );
}
