import { AnswerText } from '@/components/mapping/answer-text';
import { TaskButtons } from '@/components/task/task-buttons';
import { type Choice, ofEndedAttempt } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import type { RunTask } from '@/lib/domain/run';
import { isEnded, type RunStatus } from '@/lib/domain/run-status';
import { needsPerson } from '@/lib/domain/task-status';
import { TaskStatusBadge } from './status-badge';

type SyncRowProps = { sync: RunTask; runStatus: RunStatus | null; busy: Choice | undefined; acts: TaskActs };

/** The command run after a layer. Only when it has passed, or a person accepts it, does the next layer start. */
export function SyncRow({ sync, runStatus, busy, acts }: SyncRowProps) {
  const { taskId, key, answer, status, problem } = sync;
  const open = runStatus !== null && !isEnded(runStatus);
  const choices = open && needsPerson(status) ? { front: ['retry', 'accept', 'skip'] as const, more: [] } : null;
  return (
    <article
      id={taskId}
      tabIndex={-1}
      data-task-row
      aria-label={`${key} ${sync.description}`}
      className="grid scroll-mt-16 gap-x-4 gap-y-1.5 bg-ground/60 px-4 py-2.5 text-sm outline-offset-[-2px] focus:bg-hover/60 sm:px-5 md:grid-cols-[3.25rem_minmax(0,1fr)_auto] md:items-center"
    >
      <span className="font-mono text-ink-soft">sync</span>
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="text-ink-soft">After the layer:</span>{' '}
          {answer ? <AnswerText answer={answer} /> : <span className="text-ink-soft">asks you what to run</span>}
        </p>
        {problem && needsPerson(status) ? (
          <p className="text-broken-text first-letter:uppercase">
            {problem.message} <span className="text-ink-soft">{problem.hint}</span>
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {choices ? (
          <TaskButtons
            task={{ id: taskId, key }}
            choices={{ ...ofEndedAttempt(status), front: [...choices.front], more: [] }}
            busy={busy}
            acts={acts}
          />
        ) : null}
        <TaskStatusBadge status={status} />
      </div>
    </article>
  );
}
