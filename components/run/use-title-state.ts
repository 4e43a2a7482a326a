'use client';
import { useEffect } from 'react';

/** Puts what a run is doing before the page's title, so that a tab in the background tells it. */
export function useTitleState(state: string | null): void {
  useEffect(() => {
    if (!state) return;
    const prefix = `${state} · `;
    const put = () => {
      if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    };
    put();
    // Next writes the title after the page has come alive, and again on every refresh.
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [state]);
}
