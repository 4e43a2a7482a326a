'use client';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { Toaster } from '@/components/ui/toaster';
import { TooltipProvider } from '@/components/ui/tooltip';
import { type AshlarActions, AshlarProvider } from '@/lib/client/ashlar-context';
import { QueryProvider } from '@/lib/client/query-provider';
import type { Theme } from '@/lib/client/theme';
import { useFreshFacts } from '@/lib/client/use-fresh-facts';
import type { Problem } from '@/lib/domain/errors';
import { Attention } from './attention';

/** Everything the pages stand on. The server's doors come in as props. */
export function Providers({ call, watch, theme, children }: AshlarActions & { theme: Theme; children: ReactNode }) {
  return (
    <QueryProvider>
      <AshlarProvider call={call} watch={watch} report={report}>
        <FreshFacts />
        <Attention />
        <TooltipProvider delayDuration={250}>{children}</TooltipProvider>
        <Toaster theme={theme} />
      </AshlarProvider>
    </QueryProvider>
  );
}

function FreshFacts() {
  useFreshFacts();
  return null;
}

function report(problem: Problem): void {
  toast.error(problem.message, { id: problem.code, description: problem.hint ?? undefined, duration: 8_000 });
}
