'use client';
import { Hourglass } from 'lucide-react';
import { formatElapsed } from '@/lib/client/durations';
import { useNow } from '@/lib/client/use-now';
import { useVerbQuery } from '@/lib/client/verb-query';

/** How long a question has waited, and how long it still will where there is a time limit. */
export function Deadline({ askedAt }: { askedAt: string }) {
  const now = useNow(true);
  const limitMs = useVerbQuery('settings', {}).data?.agent.questionTimeoutMs ?? null;
  if (now === null) return null;
  const waitedMs = Math.max(0, now - Date.parse(askedAt));
  if (limitMs === null) return <span className="text-ink-faint text-sm">asked {formatElapsed(waitedMs)} ago</span>;
  const leftMs = limitMs - waitedMs;
  return (
    <span className="inline-flex items-center gap-1 text-ask-text text-sm">
      <Hourglass aria-hidden className="size-3.5" />
      {leftMs > 0 ? `times out in ${formatElapsed(leftMs)}` : 'its time is over'}
    </span>
  );
}
