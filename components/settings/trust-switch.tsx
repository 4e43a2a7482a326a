'use client';
import { ShieldCheck } from 'lucide-react';
import { TrustBanner } from '@/components/shell/trust-banner';
import { Button } from '@/components/ui/button';
import { useVerbMutation } from '@/lib/client/verb-mutation';

/** Says whether the project is trusted; gives trust, or takes it back. */
export function TrustSwitch({ trusted }: { trusted: boolean }) {
  const trust = useVerbMutation('trust');
  if (!trusted) return <TrustBanner />;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border bg-face px-4 py-3 shadow-lift sm:px-5">
      <p className="flex items-center gap-2.5">
        <ShieldCheck aria-hidden className="size-5 shrink-0 text-laid-text" />
        Trusted: approved tasks may run here as you.
      </p>
      <Button look="danger" pending={trust.isPending} onClick={() => trust.mutate({ trusted: false })}>
        Withdraw trust
      </Button>
    </div>
  );
}
