'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

/** Rows painted at first, so that a plan of thousands opens at once. */
const ROWS_FIRST = 100;
const ROWS_MORE = 500;

/** The part of a long list that is shown, and the button that shows more of it. */
export function useLongList<T>(rows: readonly T[]) {
  const [count, setCount] = useState(ROWS_FIRST);
  const hidden = rows.length - count;
  const more =
    hidden > 0 ? (
      <div className="px-5 py-3">
        <Button onClick={() => setCount(count + ROWS_MORE)}>
          Show {Math.min(hidden, ROWS_MORE)} more of {hidden}
        </Button>
      </div>
    ) : null;
  return { shown: rows.slice(0, count), more };
}
