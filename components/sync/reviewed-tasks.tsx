'use client';
import { RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { TaskStatusBadge } from '@/components/plan/status-badge';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { ReviewedTask } from '@/lib/domain/sync-review';

/** The tasks of a layer that did not pass its sync: what each changed, and the way to have it done again. */
export function ReviewedTasks({ spec, tasks }: { spec: string; tasks: readonly ReviewedTask[] }) {
  const retry = useVerbMutation('retry');
  return (
    <ul aria-label="Tasks of this layer" className="divide-y rounded-md border">
      {tasks.map(({ taskId, key, description, status, unproven, files, moreFiles }) => (
        <li key={taskId} className="grid gap-1 px-3 py-2">
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
            <Link
              href={`/specs/${encodeURIComponent(spec)}/tasks/${taskId}`}
              className="min-w-0 rounded-sm hover:underline"
            >
              <span className="mr-2 font-mono text-ink-soft text-sm">{key}</span>
              {description}
            </Link>
            <span className="flex flex-wrap items-center gap-1.5">
              {unproven ? <Badge tone="ask">unproven</Badge> : null}
              <TaskStatusBadge status={status} />
              <Button
                aria-label={`Do again: ${key}`}
                pending={retry.isPending && retry.variables.task === taskId}
                onClick={() => retry.mutate({ spec, task: taskId, again: true })}
              >
                <RotateCcw aria-hidden /> Do again
              </Button>
            </span>
          </div>
          <p className="wrap-anywhere text-ink-soft text-sm">
            {files.length ? <span className="font-mono">{files.join(', ')}</span> : 'No changed files are known.'}
            {moreFiles ? ` and ${moreFiles} more` : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
