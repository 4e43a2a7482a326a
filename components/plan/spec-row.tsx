import { CircleAlert, FileDiff, MessageCircleQuestionMark, Signpost, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { LinkPending } from '@/components/ui/link-pending';
import type { SpecSummary } from '@/lib/domain/board';
import { countWord, progressWords } from './progress-words';
import { RunStatusBadge } from './status-badge';
import { looksOfCounts, StoneBar } from './stone-bar';

/** One spec: where it stands, and what of it waits for the person. The whole row leads to its board. */
export function SpecRow({ spec }: { spec: SpecSummary }) {
  const { id, title, progress } = spec;
  return (
    <article
      aria-label={id}
      className="relative grid gap-x-6 gap-y-3 rounded-lg border bg-face px-4 py-4 shadow-lift transition-colors hover:border-edge sm:px-5 md:grid-cols-[1fr_19rem] md:items-center"
    >
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h2 className="font-semibold text-lg">
            <Link href={`/specs/${encodeURIComponent(id)}`} className="rounded-sm after:absolute after:inset-0">
              {title === id ? null : <span className="mr-2 font-medium font-mono text-base text-ink-faint">{id}</span>}
              {title}
              <LinkPending />
            </Link>
          </h2>
          <RunStatusBadge status={spec.status} />
        </div>
        <p className="mt-0.5 text-ink-faint text-sm">
          {spec.pending && spec.format === null
            ? 'Being read …'
            : `${countWord(spec.layers, 'layer')} · ${countWord(progress.total, 'task')}`}
        </p>
        <Remarks spec={spec} />
      </div>
      {progress.total ? (
        <div className="grid gap-1.5">
          <StoneBar looks={looksOfCounts(progress)} label={progressWords(progress)} />
          <p aria-hidden className="flex justify-between gap-3 text-ink-soft text-sm">
            <span>{progressWords(progress)}</span>
            <span>{progress.percent} %</span>
          </p>
        </div>
      ) : null}
    </article>
  );
}

function Remarks({ spec }: { spec: SpecSummary }) {
  if (spec.problem) {
    return (
      <p className="mt-2 flex gap-1.5 text-broken-text text-sm">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {spec.problem.message} {spec.problem.hint}
        </span>
      </p>
    );
  }
  return (
    <div className="mt-2 flex flex-wrap gap-1.5 empty:hidden">
      {spec.waitsFor ? (
        <p className="flex w-full gap-1.5 text-ask-text text-sm">
          <MessageCircleQuestionMark aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>Waits for you: {spec.waitsFor}</span>
        </p>
      ) : null}
      {spec.rehearsal ? <Badge tone="outline">rehearsal open</Badge> : null}
      {spec.unapproved ? (
        <Badge tone="ask">
          <Signpost aria-hidden /> {spec.unapproved} to approve
        </Badge>
      ) : null}
      {spec.changed ? (
        <Badge tone="outline">
          <FileDiff aria-hidden /> plan changed
        </Badge>
      ) : null}
      {spec.errors ? (
        <Badge tone="broken">
          <CircleAlert aria-hidden /> {countWord(spec.errors, 'error')} in the plan
        </Badge>
      ) : null}
      {spec.warnings ? (
        <Badge tone="outline">
          <TriangleAlert aria-hidden /> {countWord(spec.warnings, 'warning')}
        </Badge>
      ) : null}
    </div>
  );
}
