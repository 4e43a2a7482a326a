import Link from 'next/link';
import { TaskStatusBadge } from '@/components/plan/status-badge';
import { Badge } from '@/components/ui/badge';
import { Code } from '@/components/ui/code';
import type { SummaryProblem } from '@/lib/domain/summary';
import { taskStatusSchema } from '@/lib/domain/task-status';

/** What went wrong and what to do about each, with the way to its log. */
export function ProblemList({ problems, spec }: { problems: SummaryProblem[]; spec: string }) {
  return (
    <ul className="divide-y rounded-lg border bg-face shadow-lift">
      {problems.map((problem) => {
        const status = taskStatusSchema.safeParse(problem.status);
        return (
          <li key={problem.taskId} className="grid gap-1 px-4 py-3 sm:px-5">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link
                href={`/specs/${encodeURIComponent(spec)}/tasks/${problem.taskId}`}
                className="rounded-sm font-medium hover:underline"
              >
                <span className="mr-2 font-mono font-normal text-ink-soft text-sm">{problem.key}</span>
                {problem.description}
              </Link>
              {status.success ? <TaskStatusBadge status={status.data} /> : <Badge>{problem.status}</Badge>}
            </div>
            <p className="text-sm">
              {problem.message} {problem.hint ? <span className="text-ink-soft">{problem.hint}</span> : null}
            </p>
            {problem.command ? (
              <p className="text-sm">
                <Code>{problem.command}</Code>
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
