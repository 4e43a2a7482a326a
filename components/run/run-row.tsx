import Link from 'next/link';
import { memo } from 'react';
import { AnswerText } from '@/components/mapping/answer-text';
import { TaskStatusBadge } from '@/components/plan/status-badge';
import { formatDuration } from '@/lib/client/durations';
import type { Answer } from '@/lib/domain/mapping';
import { isSettled, type TaskStatus } from '@/lib/domain/task-status';

type RunRowProps = {
  id: string;
  label: string;
  description: string;
  href: string | null;
  status: TaskStatus;
  answer: Answer | null;
  durationMs: number | null;
  evidence: string | null;
};

/** A task of a run in one line; the whole line leads to its page. */
export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { id, label, description, href, status, answer, durationMs, evidence } = props;
  return (
    <article
      id={id}
      tabIndex={-1}
      data-task-row
      aria-label={`${label} ${description}`}
      className="relative grid scroll-mt-16 grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 px-4 py-2 outline-offset-[-2px] hover:bg-hover/50 target:bg-live-wash focus:bg-hover/60 sm:px-5 md:grid-cols-[3.75rem_minmax(0,1.5fr)_minmax(0,1fr)_9.5rem]"
    >
      {href ? (
        <Link href={href} data-open className="rounded-sm font-mono text-ink-soft text-sm after:absolute after:inset-0">
          {label}
        </Link>
      ) : (
        <span className="font-mono text-ink-soft text-sm">{label}</span>
      )}
      <p className="min-w-0 max-md:order-3 max-md:col-span-2">{description}</p>
      <div className="min-w-0 text-ink-soft max-md:order-4 max-md:col-span-2 md:truncate">
        {answer ? <AnswerText answer={answer} /> : <span className="text-sm">no command yet</span>}
      </div>
      <span className="flex items-center justify-end gap-2" title={evidence ?? undefined}>
        {durationMs !== null && isSettled(status) ? (
          <span className="whitespace-nowrap text-ink-faint text-sm">{formatDuration(durationMs)}</span>
        ) : null}
        <TaskStatusBadge status={status} />
      </span>
    </article>
  );
});
