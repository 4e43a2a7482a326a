'use client';
import { useCallback } from 'react';
import { useShortcuts } from '@/lib/client/use-shortcuts';

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * Moves the focus among task rows and presses the row's own buttons: each says its key in `aria-keyshortcuts`.
 * The arrows move only from a row, so that they still scroll the page.
 */
export function useRowKeys(): void {
  useShortcuts(
    useCallback((key, event) => {
      const step = steps[key];
      const row = document.activeElement?.closest<HTMLElement>('[data-task-row]') ?? onlyRow();
      if (step !== undefined) return key.length > 1 && !row ? false : move(row, step);
      if (!row) return false;
      if (key === 'Enter') return event.target === row && press(row, '[data-open]');
      if (!/^[a-z]$/.test(key)) return false;
      return press(row, `[aria-keyshortcuts="${key}"]:not([aria-disabled="true"])`);
    }, []),
  );
}

/** On the page of one task its keys need no focus. */
function onlyRow(): HTMLElement | null {
  const rows = document.querySelectorAll<HTMLElement>('[data-task-row]');
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

let lastRow: HTMLElement | null = null;

function move(from: HTMLElement | null, step: number): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-task-row]')];
  // A press elsewhere takes the focus away, not the place: the next key comes back to it.
  const back = lastRow ? rows.indexOf(lastRow) : -1;
  const at = from ? rows.indexOf(from) + step : Math.max(0, back);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at))];
  if (!next) return false;
  lastRow = next;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function press(row: HTMLElement, selector: string): boolean {
  const target = row.querySelector<HTMLElement>(selector);
  target?.click();
  return target !== null;
}
