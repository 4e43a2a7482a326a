'use client';
import { Check } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { AnswerText } from '@/components/mapping/answer-text';
import { ConfidenceMark, originWords } from '@/components/mapping/confidence-mark';
import { MarkedText } from '@/components/mapping/marked-text';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { BoardTask } from '@/lib/domain/board';
import { GridCell, GridRow } from './grid-parts';
import { canApprove, type ReviewState } from './review-state';
import { StateMark } from './state-mark';

/** The same object for every row. */
export type RowActs = {
  go: (id: string) => void;
  toggleMark: (id: string) => void;
  approve: (id: string) => void;
  edit: (id: string) => void;
  explain: (id: string) => void;
};

type ReviewRowProps = {
  row: BoardTask;
  state: ReviewState;
  /** Its line in the whole grid, from 1. */
  rowIndex: number;
  isActive: boolean;
  isMarked: boolean;
  acts: RowActs;
  /** Stands in the place of the answer while it is typed. */
  editor: ReactNode;
};

/** Columns of the table where it is wide enough; below that a row is a card of the same cells. */
export const columns =
  '@4xl:grid-cols-[7.25rem_4rem_minmax(0,1.15fr)_minmax(0,1fr)_6rem] ' +
  '@6xl:grid-cols-[7.25rem_4.5rem_minmax(0,1.15fr)_minmax(0,1fr)_6rem_9.5rem] ' +
  '@7xl:grid-cols-[7.25rem_4.5rem_minmax(0,1.15fr)_minmax(0,1fr)_6rem_9.5rem_8.5rem]';

/** One mapping: its state, what the task says, what is proposed, how sure and by what. */
export const ReviewRow = memo(function ReviewRow(props: ReviewRowProps) {
  const { row, state, rowIndex, isActive, isMarked, acts, editor } = props;
  const { task, mapping } = row;
  const { id } = task;
  return (
    <GridRow
      tabIndex={isActive ? 0 : -1}
      data-review-row={id}
      aria-rowindex={rowIndex}
      aria-selected={isMarked}
      onFocus={() => acts.go(id)}
      onClick={() => acts.go(id)}
      onDoubleClick={() => acts.edit(id)}
      className={cn(
        'grid grid-cols-[auto_1fr_auto] items-start gap-x-3 gap-y-1.5 border-t px-3 py-2.5 outline-offset-[-2px] @4xl:py-1.5',
        columns,
        isMarked && 'bg-live-wash',
        isActive && 'bg-hover/70 shadow-[inset_3px_0_0_var(--color-ink)]',
      )}
    >
      <GridCell className="flex items-center gap-2">
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={isMarked}
          aria-label={`Mark ${task.key}`}
          onClick={() => acts.toggleMark(id)}
          onDoubleClick={(event) => event.stopPropagation()}
          className="grid size-4.5 shrink-0 place-items-center rounded-sm border border-edge/70 bg-face aria-pressed:border-ink aria-pressed:bg-ink pointer-coarse:size-6"
        >
          {isMarked ? <Check aria-hidden className="size-3.5 text-face" /> : null}
        </button>
        <StateMark state={state} />
      </GridCell>
      <GridCell className="font-mono text-ink-soft text-sm">
        {task.key}
        {task.ref ? <span className="ml-1.5 text-ink-faint text-xs @4xl:ml-0 @4xl:block">{task.ref}</span> : null}
      </GridCell>
      <GridCell className="order-1 col-span-3 min-w-0 @4xl:order-none @4xl:col-span-1">
        <span className={cn('text-sm', isActive || '@4xl:line-clamp-2')}>
          <MarkedText text={task.description} matched={mapping.matched} />
        </span>
      </GridCell>
      <GridCell className="order-1 col-span-3 min-w-0 @4xl:order-none @4xl:col-span-1">
        {editor ?? (
          <span className="text-sm">
            <AnswerText answer={mapping.answer} />
          </span>
        )}
      </GridCell>
      <GridCell className="justify-self-end @4xl:justify-self-start">
        <ConfidenceMark confidence={mapping.confidence} />
      </GridCell>
      <GridCell className="order-1 col-span-3 text-ink-faint text-sm @4xl:hidden @6xl:order-none @6xl:col-span-1 @6xl:block">
        {originWords[mapping.origin]}
      </GridCell>
      <GridCell className="hidden min-w-0 truncate text-ink-faint text-sm @7xl:block">
        {[task.agent, task.complexity].filter(Boolean).join(', ')}
      </GridCell>
      <GridCell className={cn('order-1 col-span-3 flex flex-wrap gap-2 @4xl:hidden', isActive || 'hidden')}>
        {canApprove(state) ? (
          <Button look="accept" tabIndex={isActive ? 0 : -1} onClick={() => acts.approve(id)}>
            Approve
          </Button>
        ) : null}
        <Button tabIndex={isActive ? 0 : -1} onClick={() => acts.edit(id)}>
          Edit
        </Button>
        <Button look="quiet" tabIndex={isActive ? 0 : -1} onClick={() => acts.explain(id)}>
          Explain
        </Button>
      </GridCell>
    </GridRow>
  );
});
