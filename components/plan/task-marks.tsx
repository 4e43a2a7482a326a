import { Badge } from '@/components/ui/badge';
import type { PlanTask } from '@/lib/domain/plan';

const partOf = 'Part of: ';

/** What is to be known of a task at a glance: that it may be left out, whose part it is, that a person put it here. */
export function TaskMarks({ task, chosen }: { task: PlanTask; chosen: boolean }) {
  const whole = task.parent ? task.notes.find(({ text }) => text.startsWith(partOf)) : undefined;
  if (!task.optional && !whole && !chosen) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-faint text-sm">
      {task.optional ? <Badge tone="outline">optional</Badge> : null}
      {chosen ? <Badge tone="live">your layer</Badge> : null}
      {whole ? <span>part of “{whole.text.slice(partOf.length)}”</span> : null}
    </p>
  );
}
