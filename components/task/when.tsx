'use client';
import { useSyncExternalStore } from 'react';

/** A moment in the reader's own time zone; in UTC until the page is alive, because the server cannot know the zone. */
export function When({ at }: { at: string }) {
  const local = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const date = new Date(at);
  const text = local
    ? date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
    : `${at.slice(0, 19).replace('T', ' ')} UTC`;
  return <time dateTime={at}>{text}</time>;
}
