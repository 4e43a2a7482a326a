'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Has everything read anew, for acts that went past `useVerbCall`; settles when the views show it. */
export function useLookAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['verb'] }), [queries]);
}
