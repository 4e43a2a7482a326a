'use client';
import { useCallback, useEffect, useState } from 'react';
import { HIGH_CONFIDENCE } from '@/lib/domain/confidence';

const KEY = 'ashlar-review-least';

/** The confidence from which all are approved, remembered in this browser. */
export function useLeast(): [number, (least: number) => void] {
  const [least, setLeast] = useState(HIGH_CONFIDENCE);
  // After the first paint, which is the server's.
  useEffect(() => {
    const kept = Number(window.localStorage.getItem(KEY) ?? Number.NaN);
    if (Number.isInteger(kept) && kept >= 0 && kept <= 100) setLeast(kept);
  }, []);
  const keep = useCallback((next: number) => {
    setLeast(next);
    window.localStorage.setItem(KEY, String(next));
  }, []);
  return [least, keep];
}
