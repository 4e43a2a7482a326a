'use client';
import { Unplug } from 'lucide-react';
import { useUnreachable } from '@/lib/client/use-unreachable';

/** Says when the server is gone, and what brings the page back. */
export function UnreachableNote() {
  const gone = useUnreachable();
  return (
    <div role="status">
      {gone ? (
        <p className="flex justify-center gap-2 border-b bg-ask-wash px-4 py-2 text-ask-text text-sm">
          <Unplug aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            Ashlar does not answer. This page goes on by itself when it is back; if it was started again, open the
            address it prints.
          </span>
        </p>
      ) : null}
    </div>
  );
}
