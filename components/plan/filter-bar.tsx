'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { cn } from '@/components/ui/cn';
import { filterWords, parseTaskFilter, type TaskFilter, taskFilters } from './task-filter';

/** The filter that the address holds (`?show=asks`), and the way to change it without loading anything. */
export function useTaskFilter(): [TaskFilter, (filter: TaskFilter) => void] {
  const params = useSearchParams();
  const path = usePathname();
  const filter = parseTaskFilter(params.get('show'));
  const change = useCallback(
    (next: TaskFilter) => window.history.replaceState(null, '', next === 'all' ? path : `${path}?show=${next}`),
    [path],
  );
  return [filter, change];
}

type FilterBarProps = {
  filter: TaskFilter;
  counts: Record<TaskFilter, number>;
  onChange: (filter: TaskFilter) => void;
};

export function FilterBar({ filter, counts, onChange }: FilterBarProps) {
  return (
    <fieldset className="flex max-w-full overflow-x-auto rounded-md border bg-face p-0.5">
      <legend className="sr-only">Show tasks</legend>
      {taskFilters.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={filter === each}
          onClick={() => onChange(each)}
          className={cn(
            'flex h-7 shrink-0 items-center gap-1.5 rounded-sm px-2.5 text-ink-soft text-sm hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:h-9',
            'aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-ink',
          )}
        >
          {filterWords[each]}
          <span className="text-ink-faint text-xs">{counts[each]}</span>
        </button>
      ))}
    </fieldset>
  );
}
