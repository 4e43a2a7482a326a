'use client';
import { useEffect } from 'react';
import { setTitleMark } from '@/lib/client/title-marks';

/** Puts what a run is doing before the page's title. */
export function useTitleState(state: string | null): void {
  useEffect(() => {
    setTitleMark('state', state && `${state} · `);
    return () => setTitleMark('state', null);
  }, [state]);
}
