import { TaskStatusBadge } from '@/components/plan/status-badge';
import type { RunTask } from '@/lib/domain/run';
import { isSettled } from '@/lib/domain/task-status';

const SHOWN_MAX = 4;

/** What comes next in the current layer, and what was settled last. */
export function UpNext({ tasks }: { tasks: readonly RunTask[] }) {
  const pending = tasks.filter((task) => task.status === 'pending');
  const next = pending.filter((task) => task.layerKey === pending[0]?.layerKey).slice(0, SHOWN_MAX);
  const done = tasks
    .filter((task) => isSettled(task.status) && task.finishedAt !== null)
    .sort((a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? ''))
    .slice(0, SHOWN_MAX);
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      <TaskList title="Next" tasks={next} empty="Nothing more in this run." />
      <TaskList title="Done last" tasks={done} empty="Nothing yet." withStatus />
    </div>
  );
}

type TaskListProps = { title: string; tasks: RunTask[]; empty: string; withStatus?: boolean };

function TaskList({ title, tasks, empty, withStatus }: TaskListProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-1.5 font-semibold text-ink-soft text-sm">{title}</h2>
      {tasks.length ? null : <p className="text-ink-faint text-sm">{empty}</p>}
      <ul className="grid gap-1.5">
        {tasks.map((task) => (
          <li key={task.taskId} className="flex min-h-5.5 items-center gap-2 text-sm">
            <a href={`#${task.taskId}`} className="shrink-0 rounded-sm font-mono text-ink-soft hover:underline">
              {task.key}
            </a>
            <span className="line-clamp-1 min-w-0 flex-1">{task.description}</span>
            {withStatus ? <TaskStatusBadge status={task.status} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
