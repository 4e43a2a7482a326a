'use client';
import { useEffect } from 'react';

/** Puts what a run is doing before the page's title, so that a tab in the background tells it. */
export function useTitleState(state: string | null): void {
  useEffect(() => {
    if (!state) return;
    const title = document.title;
    document.title = `${state} · ${title}`;
    return () => {
      document.title = title;
    };
  }, [state]);
}
