'use client';
import { Inbox } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { useVerbQuery } from '@/lib/client/verb-query';

/** The way to the inbox, with how many things wait for a person. */
export function InboxLink() {
  // The same question that every page asks anyway, so this one costs nothing more.
  const waiting = useVerbQuery('version', {}).data?.waiting ?? 0;
  return (
    <Button asChild look="quiet" size="icon" className="relative">
      <Link href="/inbox" aria-label={waiting ? `Inbox, ${waiting} waiting for you` : 'Inbox'}>
        <Inbox aria-hidden />
        {waiting ? (
          <span
            aria-hidden
            className="absolute top-0 right-0 grid h-4 min-w-4 place-items-center rounded-full bg-ask-text px-1 font-semibold text-[0.625rem] text-face leading-none"
          >
            {waiting > 99 ? '99+' : waiting}
          </span>
        ) : null}
      </Link>
    </Button>
  );
}
