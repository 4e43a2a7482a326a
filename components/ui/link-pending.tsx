'use client';
import { LoaderCircle } from 'lucide-react';
import { useLinkStatus } from 'next/link';

/**
 * Within a link: turns while the page it leads to is made, if that takes long enough to be noticed. There are no
 * loading pages, because showing one puts off the first paint of every page by a third of a second.
 */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending ? (
    <LoaderCircle aria-label="Loading" className="ml-2 inline size-4 animate-late text-ink-faint" />
  ) : null;
}
