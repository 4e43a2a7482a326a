import type { InboxItem } from '@/lib/domain/inbox';

/** The page on which a thing that waits is answered. */
export function placeOf({ kind, spec, task }: Pick<InboxItem, 'kind' | 'spec' | 'task'>): string {
  const board = `/specs/${encodeURIComponent(spec)}`;
  if (kind === 'plan-changed') return board;
  if (kind === 'question' && task?.role === 'task') return `${board}/tasks/${task.id}`;
  // A command beside the plan is shown on the board; everything else of a run on the run's page.
  return task?.role === 'command' ? board : `${board}/run`;
}
