'use client';
import { CheckCheck, Undo2 } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { FilterButtons } from '@/components/ui/filter-buttons';
import { Input, Select } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { type ReviewFilter, reviewFilters, reviewFilterWords } from './review-filter';
import type { ReviewAddress } from './use-review-address';

type ReviewToolsProps = {
  address: ReviewAddress;
  counts: Record<ReviewFilter, number>;
  onChange: (change: Partial<ReviewAddress>) => void;
  field: RefObject<HTMLInputElement | null>;
  /** Leaves the field for the grid. */
  onLeaveField: () => void;
  left: number;
  above: { least: number; count: number };
  onApproveAbove: () => void;
  /** Stands before the act for many. */
  asker: ReactNode;
  said: string;
  undoWords: string | null;
  onUndo: () => void;
  isPending: boolean;
};

/** What is shown, what the last act did, and the act for many. Stays in sight. */
export function ReviewTools(props: ReviewToolsProps) {
  const { address, counts, onChange, field, left, above, said, undoWords, isPending } = props;
  return (
    <div className="max-sm:contents sm:sticky sm:top-13 sm:z-20 sm:-mx-6 sm:grid sm:gap-2 sm:border-b sm:bg-ground/95 sm:px-6 sm:py-2 sm:backdrop-blur-sm">
      <div className="flex flex-wrap items-center gap-2">
        <FilterButtons
          legend="Show mappings"
          filters={reviewFilters}
          words={reviewFilterWords}
          filter={address.filter}
          count={(each) => counts[each]}
          onChange={(filter) => onChange({ filter })}
          numbered
        />
        <div className="relative min-w-40 flex-1 sm:max-w-72">
          <Input
            ref={field}
            type="search"
            aria-label="Filter by text"
            aria-keyshortcuts="/"
            placeholder="Filter by text"
            autoComplete="off"
            spellCheck={false}
            className="text-sm"
            value={address.text}
            onChange={(event) => onChange({ text: event.target.value })}
            onKeyDown={(event) => {
              if (!['Enter', 'ArrowDown', 'Escape'].includes(event.key)) return;
              event.preventDefault();
              if (event.key === 'Escape') onChange({ text: '' });
              props.onLeaveField();
            }}
          />
          <span aria-hidden className="pointer-events-none absolute top-1.5 right-2 max-sm:hidden">
            {address.text ? null : <Kbd>/</Kbd>}
          </span>
        </div>
        <Select
          aria-label="Order"
          value={address.order}
          onChange={(event) => onChange({ order: event.target.value === 'confidence' ? 'confidence' : 'plan' })}
          className="w-auto text-sm"
        >
          <option value="plan">Plan order</option>
          <option value="confidence">Least sure first</option>
        </Select>
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          {props.asker}
          <Button
            size="md"
            disabledReason={above.count ? null : `No proposal to approve has ${above.least} or more.`}
            onClick={props.onApproveAbove}
          >
            <CheckCheck aria-hidden /> Approve {above.least}+<span className="text-ink-faint">{above.count}</span>
          </Button>
        </div>
      </div>
      <div className="flex min-h-7 items-center gap-3 text-sm max-sm:sticky max-sm:top-13 max-sm:z-20 max-sm:-mx-4 max-sm:border-b max-sm:bg-ground max-sm:px-4 max-sm:py-1">
        <p className="shrink-0 text-ink-soft">{left ? `${countWord(left, 'mapping')} to review` : 'All reviewed'}</p>
        <p role="status" aria-busy={isPending} className="min-w-0 flex-1 truncate text-right" title={said}>
          {said}
        </p>
        {undoWords ? (
          <Button look="quiet" aria-label={`Undo: ${undoWords}`} aria-keyshortcuts="z" onClick={props.onUndo}>
            <Undo2 aria-hidden /> Undo
          </Button>
        ) : null}
      </div>
    </div>
  );
}
