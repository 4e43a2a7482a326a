'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** Reads everything by verbs again when something has ended that may have changed it, such as a command the plan. */
export function useReadAgain(isOver: boolean): void {
  const queries = useQueryClient();
  const wasOver = useRef(isOver);
  useEffect(() => {
    if (isOver && !wasOver.current) void queries.invalidateQueries({ queryKey: ['verb'] });
    wasOver.current = isOver;
  }, [isOver, queries]);
}
