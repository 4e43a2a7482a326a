import { RunStatusBadge } from '@/components/plan/status-badge';
import { When } from '@/components/task/when';
import type { RunListed } from '@/lib/domain/run-comparison';

/** A run by when it began and what came of it. */
export function RunName({ run }: { run: RunListed }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <When at={run.startedAt} />
      <RunStatusBadge status={run.status} rehearsal={run.rehearsal} />
      {run.scope ? <span className="font-mono text-ink-faint text-xs">{run.scope.join(' ')}</span> : null}
    </span>
  );
}
