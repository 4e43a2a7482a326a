'use client';
import Link from 'next/link';
import { looksOfCounts, StoneBar } from '@/components/plan/stone-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDuration } from '@/lib/client/durations';
import { formatUsd } from '@/lib/client/money';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import { RunName } from './run-name';

/** The runs of a spec, the newest first, each with the way to what changed since the one before. */
export function RunsView({ first }: { first: FirstPaint<VerbOutput<'runs'>> }) {
  const { spec } = first.value;
  const { runs } = useVerbQuery('runs', { spec }, { first, every: 10_000 }).data ?? first.value;
  const page = `/specs/${encodeURIComponent(spec)}`;
  if (!runs.length) return <EmptyState title="Not run yet">Once {spec} runs, its runs stand here.</EmptyState>;
  return (
    <div className="mx-auto grid max-w-5xl gap-6">
      <h1 className="font-semibold text-3xl">Runs of {spec}</h1>
      <ol className="divide-y rounded-lg border bg-face shadow-lift">
        {runs.map((run, at) => {
          const before = runs[at + 1];
          const looks = looksOfCounts(run);
          return (
            <li key={run.id} className="grid gap-x-6 gap-y-2 px-4 py-3 sm:px-5 md:grid-cols-[minmax(0,1fr)_14rem_auto]">
              <div className="grid gap-1">
                <RunName run={run} />
                <p className="text-ink-soft text-sm">
                  {run.complete} of {run.total} complete
                  {run.failed ? `, ${run.failed} failed` : ''}
                  {run.skipped ? `, ${run.skipped} skipped` : ''} · {formatDuration(run.durationMs)} · {run.attempts}{' '}
                  {run.attempts === 1 ? 'attempt' : 'attempts'}
                  {run.costUsd ? ` · ${formatUsd(run.costUsd)}` : ''}
                </p>
              </div>
              <div className="self-center">
                <StoneBar looks={looks} label={`${run.complete} of ${run.total} complete`} />
              </div>
              <div className="self-center md:w-44 md:text-right">
                {before ? (
                  <Link
                    href={`${page}/compare?a=${before.id}&b=${run.id}`}
                    className="rounded-sm text-sm underline underline-offset-4"
                  >
                    Compare with the one before
                  </Link>
                ) : (
                  <span className="text-ink-faint text-sm">{runs.length > 1 ? 'the first here' : 'the only one'}</span>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
