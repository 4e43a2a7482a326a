'use client';
import { ListChecks } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useRef } from 'react';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import type { BoardLayer } from '@/lib/domain/board';
import { reviewTasks } from './review-filter';
import { needsLook } from './review-state';
import { CHORD_MS } from './use-review-keys';

/** The way from the board to the review of its mappings, also by `g r`. */
export function ReviewLink({ spec, layers }: { spec: string; layers: readonly BoardLayer[] }) {
  const router = useRouter();
  const href = `/specs/${encodeURIComponent(spec)}/review`;
  const until = useRef(0);
  useShortcuts(
    useCallback(
      (key, event) => {
        const isChord = key === 'r' && until.current > event.timeStamp;
        until.current = key === 'g' ? event.timeStamp + CHORD_MS : 0;
        if (isChord) router.push(href);
        return isChord;
      },
      [router, href],
    ),
  );
  const left = reviewTasks(layers).filter(({ state }) => needsLook(state)).length;
  return (
    <Button asChild size="md">
      <Link href={href} aria-keyshortcuts="g r">
        <ListChecks aria-hidden /> Review {left ? countWord(left, 'mapping') : 'mappings'}
      </Link>
    </Button>
  );
}
