import type { Progress } from '@/lib/domain/progress';

/** `12 of 30 complete, 2 failed, 1 skipped`; names only what there is. */
export function progressWords({ total, complete, failed, skipped }: Progress): string {
  const parts = [`${complete} of ${total} complete`];
  if (failed) parts.push(`${failed} failed`);
  if (skipped) parts.push(`${skipped} skipped`);
  return parts.join(', ');
}

/** `1 task`, `3 tasks`. */
export const countWord = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
