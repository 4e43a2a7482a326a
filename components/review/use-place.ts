'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { indexOfTask, keepPlace, type ReviewItem } from './review-items';

const rowOf = (id: string | null): HTMLElement | null =>
  id === null ? null : document.querySelector<HTMLElement>(`[data-review-row="${CSS.escape(id)}"]`);

type Place = {
  /** Line of the task with the place, or -1. */
  at: number;
  id: string | null;
  /** Gives a line the place; with `focus` the keyboard goes there too. */
  goTo: (index: number, focus?: boolean) => void;
  goToTask: (id: string) => void;
  focus: () => void;
  /** The lines and the place as they are now, for what answers later. */
  now: RefObject<{ items: readonly ReviewItem[]; at: number }>;
};

/** The one place in the grid. It stays at its task over every new look, and near it when the task is gone from sight. */
export function usePlace(items: readonly ReviewItem[]): Place {
  const [place, setPlace] = useState<{ id: string | null; index: number }>({ id: null, index: 0 });
  const at = items.length ? keepPlace(items, place.id, place.index) : -1;
  const item = items[at];
  const id = item?.kind === 'task' ? item.row.task.id : null;
  const now = useRef({ items, at });
  const wantsFocus = useRef(false);
  const isInGrid = useRef(false);

  useEffect(() => {
    now.current = { items, at };
  }, [items, at]);

  useEffect(() => {
    if (id !== null && (id !== place.id || at !== place.index)) setPlace({ id, index: at });
  }, [id, at, place]);

  // A line that left the document took the focus with it: it goes on where the place is.
  useEffect(() => {
    const isLost = isInGrid.current && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) return;
    const row = rowOf(id);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  useEffect(() => {
    const enter = (event: FocusEvent): void => {
      isInGrid.current = event.target instanceof Element && event.target.closest('[data-review-row]') !== null;
    };
    const pressed = (event: PointerEvent): void => {
      if (!(event.target instanceof Element && event.target.closest('[data-review-row]'))) isInGrid.current = false;
    };
    document.addEventListener('focusin', enter);
    document.addEventListener('pointerdown', pressed);
    return () => {
      document.removeEventListener('focusin', enter);
      document.removeEventListener('pointerdown', pressed);
    };
  }, []);

  const goTo = useCallback((index: number, focus = true) => {
    const next = now.current.items[index];
    if (next?.kind !== 'task') return;
    wantsFocus.current = focus;
    now.current = { ...now.current, at: index };
    setPlace({ id: next.row.task.id, index });
  }, []);
  const goToTask = useCallback((task: string) => {
    const index = indexOfTask(now.current.items, task);
    if (index === -1 || index === now.current.at) return;
    now.current = { ...now.current, at: index };
    setPlace({ id: task, index });
  }, []);
  const focus = useCallback(() => {
    const { items: lines, at: index } = now.current;
    const line = lines[index];
    const row = line?.kind === 'task' ? rowOf(line.row.task.id) : null;
    row?.focus({ preventScroll: true });
  }, []);
  return { at, id, goTo, goToTask, focus, now };
}
