'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { parseReviewFilter, type ReviewFilter } from './review-filter';
import type { ReviewOrder } from './review-items';

/** Milliseconds after the last letter until the address has it: browsers refuse one that changes too often. */
const ADDRESS_LATER_MS = 300;

export type ReviewAddress = { filter: ReviewFilter; order: ReviewOrder; text: string };

/** What is shown, as the address says it (`?show=low&q=schema&order=confidence`), and the way to change it. */
export function useReviewAddress(): [ReviewAddress, (change: Partial<ReviewAddress>) => void] {
  const params = useSearchParams();
  const path = usePathname();
  const [address, setAddress] = useState<ReviewAddress>(() => ({
    filter: parseReviewFilter(params.get('show')),
    order: params.get('order') === 'confidence' ? 'confidence' : 'plan',
    text: params.get('q') ?? '',
  }));
  useEffect(() => {
    const { filter, order, text } = address;
    const timer = setTimeout(() => {
      const query = new URLSearchParams();
      if (filter !== 'all') query.set('show', filter);
      if (order !== 'plan') query.set('order', order);
      if (text) query.set('q', text);
      const next = `${query.size ? `?${query}` : ''}`;
      if (next !== window.location.search) window.history.replaceState(null, '', `${path}${next}`);
    }, ADDRESS_LATER_MS);
    return () => clearTimeout(timer);
  }, [address, path]);
  const change = useCallback((part: Partial<ReviewAddress>) => setAddress((before) => ({ ...before, ...part })), []);
  return [address, change];
}
