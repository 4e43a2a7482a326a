'use client';
import { useCallback, useEffect, useRef } from 'react';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { reviewFilters } from './review-filter';

/** What a key can do; the page says how. */
export type ReviewMoves = {
  step: (step: 1 | -1, marking: boolean) => void;
  toEnd: (end: 'first' | 'last') => void;
  next: () => void;
  approve: () => void;
  takeBack: () => void;
  approveAbove: () => void;
  edit: () => void;
  openDialog: () => void;
  explain: () => void;
  mark: () => void;
  leave: () => boolean;
  undo: () => void;
  find: () => void;
  show: (filter: (typeof reviewFilters)[number]) => void;
  order: () => void;
  back: () => void;
};

/** Milliseconds between the two keys of a chord. */
export const CHORD_MS = 1_200;

const inField = 'input, textarea, select, [contenteditable]';

/** The keys of the review page. Those of the lines need no focus there: the page has one place. */
export function useReviewKeys(moves: ReviewMoves): void {
  const chordUntil = useRef(0);
  useShortcuts(
    useCallback(
      (key, event) => {
        const onControl = event.target instanceof Element && event.target.closest('button, a') !== null;
        if (chordUntil.current > event.timeStamp && key === 'r') {
          moves.back();
          return true;
        }
        chordUntil.current = key === 'g' ? event.timeStamp + CHORD_MS : 0;
        // A button or link keeps the keys it is pressed with, and the arrows scroll from there.
        if (onControl && /^(Enter| |Arrow.*|Home|End)$/.test(key)) return false;
        return press(moves, key, event.shiftKey);
      },
      [moves],
    ),
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey))
        return;
      if (event.target instanceof Element && event.target.closest(inField)) return;
      if (document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      moves.undo();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [moves]);
}

function press(moves: ReviewMoves, key: string, shift: boolean): boolean {
  const filter = reviewFilters[Number(key) - 1];
  if (/^\d$/.test(key) && filter) {
    moves.show(filter);
    return true;
  }
  if (key === 'Escape') return moves.leave();
  const act = keyActs[key];
  act?.(moves, shift);
  return act !== undefined;
}

const keyActs: Record<string, (moves: ReviewMoves, shift: boolean) => void> = {
  j: (moves) => moves.step(1, false),
  k: (moves) => moves.step(-1, false),
  J: (moves) => moves.step(1, true),
  K: (moves) => moves.step(-1, true),
  ArrowDown: (moves, shift) => moves.step(1, shift),
  ArrowUp: (moves, shift) => moves.step(-1, shift),
  Home: (moves) => moves.toEnd('first'),
  End: (moves) => moves.toEnd('last'),
  n: (moves) => moves.next(),
  a: (moves) => moves.approve(),
  u: (moves) => moves.takeBack(),
  A: (moves) => moves.approveAbove(),
  e: (moves) => moves.edit(),
  E: (moves) => moves.openDialog(),
  Enter: (moves) => moves.explain(),
  x: (moves) => moves.mark(),
  z: (moves) => moves.undo(),
  '/': (moves) => moves.find(),
  s: (moves) => moves.order(),
};
