'use client';
import { ShieldAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { WishesList } from './wishes-list';

/** Asks for trust, and says what it allows. Nothing runs before. */
export function TrustBanner() {
  const trust = useVerbMutation('trust');
  return (
    <Callout
      role="region"
      aria-label="Trust this project"
      tone="ask"
      icon={ShieldAlert}
      title="This project is not trusted yet"
    >
      <p className="text-ink-soft">
        You can read, correct and rehearse. To run, trust the folder: approved tasks may then start programs as you, by
        the routes in your own settings. Nothing in the repository can add a route or widen a permission, and trust can
        be withdrawn in the settings at any time.
      </p>
      <details open className="rounded-md border bg-face px-3 py-2">
        <summary className="cursor-pointer font-medium">What it wants started</summary>
        <div className="max-h-72 overflow-y-auto pt-2">
          <WishesList />
        </div>
      </details>
      <div className="pt-1">
        <Button look="primary" size="md" pending={trust.isPending} onClick={() => trust.mutate({ trusted: true })}>
          Trust this project
        </Button>
      </div>
    </Callout>
  );
}
