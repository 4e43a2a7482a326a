'use client';
import Link from 'next/link';
import { DiagnosticsList } from '@/components/plan/diagnostics-list';
import { RunButtons } from '@/components/run/run-buttons';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useVerbQuery } from '@/lib/client/verb-query';
import type { Board } from '@/lib/domain/board';
import { usableCommands } from '@/lib/domain/command';

/** What stands above the table: errors of the plan, no commands to choose from, or that all is reviewed. */
export function ReviewNotes({ board, left }: { board: Board; left: number }) {
  const catalog = useVerbQuery('catalog', {});
  const hasErrors = board.diagnostics.some(({ severity }) => severity === 'error');
  const isBare = catalog.data !== undefined && usableCommands(catalog.data.commands).length === 0;
  return (
    <>
      {hasErrors ? <DiagnosticsList diagnostics={board.diagnostics} path={board.path} lines={board.lines} /> : null}
      {isBare ? (
        <Callout tone="ask" title="No commands are installed here">
          <p className="text-sm">
            Tasks can still be done by prompt, by shell or by you.{' '}
            <Link href="/catalog" className="rounded-sm underline underline-offset-4">
              How to add commands
            </Link>
          </p>
        </Callout>
      ) : null}
      {left === 0 ? (
        <Callout title="Every mapping is approved">
          <div className="flex flex-wrap items-center gap-3">
            <RunButtons board={board} />
            <Button asChild size="md" look="quiet">
              <Link href={`/specs/${encodeURIComponent(board.spec)}`}>See the plan</Link>
            </Button>
          </div>
        </Callout>
      ) : null}
    </>
  );
}
