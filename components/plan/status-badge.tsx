import { Badge } from '@/components/ui/badge';
import type { RunStatus } from '@/lib/domain/run-status';
import type { TaskStatus } from '@/lib/domain/task-status';
import { runLooks, taskLooks } from './status-looks';

export function TaskStatusBadge({ status }: { status: TaskStatus }) {
  const { word, icon: Icon, tone } = taskLooks[status];
  return (
    <Badge tone={tone} data-status={status}>
      <Icon aria-hidden className={status === 'running' || status === 'starting' ? 'animate-spin-slow' : undefined} />
      {word}
    </Badge>
  );
}

export function RunStatusBadge({ status, rehearsal }: { status: RunStatus | 'new'; rehearsal?: boolean }) {
  const { word, icon: Icon, tone } = runLooks[status];
  return (
    <Badge tone={tone} data-run-status={status}>
      <Icon aria-hidden className={status === 'running' ? 'animate-spin-slow' : undefined} />
      {rehearsal ? `rehearsal ${word}` : word}
    </Badge>
  );
}
