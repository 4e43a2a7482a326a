'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { parseTaskFilter, type TaskFilter } from './task-filter';

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
