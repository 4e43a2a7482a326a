'use client';
import { ShieldAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useVerbMutation } from '@/lib/client/verb-mutation';

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
      <div className="pt-1">
        <Button look="primary" size="md" pending={trust.isPending} onClick={() => trust.mutate({ trusted: true })}>
          Trust this project
        </Button>
      </div>
    </Callout>
  );
}
