'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { progressWords } from '@/components/plan/progress-words';
import { RunStatusBadge } from '@/components/plan/status-badge';
import { looksOfCounts, StoneBar } from '@/components/plan/stone-bar';
import { CommandRunCard } from '@/components/run/command-run-card';
import { RehearsalNote } from '@/components/run/rehearsal-note';
import { FileChangesList } from '@/components/task/file-changes-list';
import { When } from '@/components/task/when';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code';
import { formatDuration } from '@/lib/client/durations';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import { isEnded } from '@/lib/domain/run-status';
import type { Summary } from '@/lib/domain/summary';
import { ExportButtons } from './export-buttons';
import { LayerTable } from './layer-table';
import { NextCommands } from './next-commands';
import { ProblemList } from './problem-list';

/** What a run came to: numbers, problems with what to do, files, and what may come next. */
export function SummaryView({ first }: { first: FirstPaint<Summary> }) {
  const spec = first.value.run.specId;
  const query = useVerbQuery(
    'summary',
    { spec },
    { first, every: (summary) => (summary && isEnded(summary.run.status) ? false : 3_000) },
  );
  const { run, progress, successRate, durationMs, attempts, layers, problems, files, statusFile, next, commandRun } =
    query.data ?? first.value;
  return (
    <div className="mx-auto grid max-w-5xl gap-8">
      <header className="grid gap-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="font-semibold text-3xl">{run.title}</h1>
              <RunStatusBadge status={run.status} rehearsal={run.rehearsal} />
            </div>
            <p className="mt-1 text-ink-soft text-sm">
              Started <When at={run.startedAt} />
              {run.finishedAt ? (
                <>
                  , ended <When at={run.finishedAt} />
                </>
              ) : null}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <ExportButtons summary={query.data ?? first.value} />
            <Button asChild size="md">
              <Link href={`/specs/${encodeURIComponent(spec)}/runs`}>All runs</Link>
            </Button>
            <Button asChild size="md">
              <Link href={`/specs/${encodeURIComponent(spec)}/compare`}>Compare with the one before</Link>
            </Button>
            <Button asChild size="md">
              <Link href={`/specs/${encodeURIComponent(spec)}`}>See the plan</Link>
            </Button>
          </div>
        </div>
        {run.rehearsal ? <RehearsalNote /> : null}
        <StoneBar looks={looksOfCounts(progress)} label={progressWords(progress)} />
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
          <Figure name="Complete" value={`${progress.complete} of ${progress.total}`} />
          <Figure name="Success rate" value={successRate === null ? 'none ended' : `${successRate} %`} />
          <Figure name="Time" value={formatDuration(durationMs)} />
          <Figure name="Attempts" value={String(attempts)} />
        </dl>
      </header>
      {problems.length ? (
        <Part title="Problems">
          <ProblemList problems={problems} spec={spec} />
        </Part>
      ) : null}
      {next.length ? (
        <Part title="What may come next">
          {commandRun ? <CommandRunCard key={commandRun.run.id} state={commandRun} result /> : null}
          <NextCommands next={next} run={run} />
        </Part>
      ) : null}
      <Part title="Layers">
        <LayerTable layers={layers} />
      </Part>
      <Part title="Files changed">
        <FileChangesList files={files} />
      </Part>
      {statusFile ? (
        <Part title="Status file">
          <p className="text-ink-soft text-sm">Other tools read the state of this run here.</p>
          <CodeBlock text={statusFile} label="the path of the status file" />
        </Part>
      ) : null}
    </div>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-ink-faint text-sm">{name}</dt>
      <dd className="font-display font-semibold text-2xl">{value}</dd>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="font-semibold text-xl">{title}</h2>
      {children}
    </section>
  );
}
