import Link from 'next/link';
import { TaskStatusBadge } from '@/components/plan/status-badge';
import { Badge } from '@/components/ui/badge';
import { Code } from '@/components/ui/code';
import { formatDuration } from '@/lib/client/durations';
import { formatUsd } from '@/lib/client/money';
import type { TaskDifference, TaskSide } from '@/lib/domain/run-comparison';

/** A task that differs, both sides of it, and in what. */
export function DifferenceRow({ spec, task }: { spec: string; task: TaskDifference }) {
  const { taskId, key, description, a, b, differs } = task;
  const isTask = !taskId.startsWith('sync_');
  const name = (
    <>
      <span className="mr-2 font-mono font-normal text-ink-soft text-sm">{key}</span>
      {description}
    </>
  );
  return (
    <li className="grid gap-2 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        {isTask ? (
          <Link
            href={`/specs/${encodeURIComponent(spec)}/tasks/${taskId}`}
            className="rounded-sm font-medium hover:underline"
          >
            {name}
          </Link>
        ) : (
          <span className="font-medium">{name}</span>
        )}
        {(differs.length ? differs : [a ? 'only before' : 'only after']).map((word) => (
          <Badge key={word} tone="outline">
            {word}
          </Badge>
        ))}
      </div>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Side name="Before" side={a} />
        <Side name="After" side={b} />
      </dl>
    </li>
  );
}

function Side({ name, side }: { name: string; side: TaskSide | null }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint text-xs">{name}</dt>
      <dd className="grid gap-1 text-sm">
        {side ? (
          <>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <TaskStatusBadge status={side.status} />
              <span className="text-ink-soft">
                {side.isCarried
                  ? 'kept from an earlier run'
                  : [
                      side.workMs ? formatDuration(side.workMs) : null,
                      side.attempts ? `${side.attempts} ${side.attempts === 1 ? 'attempt' : 'attempts'}` : 'not tried',
                      side.costUsd ? formatUsd(side.costUsd) : null,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
              </span>
            </span>
            <span>{side.command ? <Code>{side.command}</Code> : 'no command'}</span>
          </>
        ) : (
          <span className="text-ink-soft">not in this run</span>
        )}
      </dd>
    </div>
  );
}
