'use client';
import { QuestionCard } from '@/components/agent/question-card';
import { RunStatusBadge } from '@/components/plan/status-badge';
import { TaskButtons } from '@/components/task/task-buttons';
import type { Choices } from '@/components/task/task-choices';
import { useTaskActs } from '@/components/task/use-task-acts';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { formatElapsed } from '@/lib/client/durations';
import { useNow } from '@/lib/client/use-now';
import { useReadAgain } from '@/lib/client/use-read-again';
import { useRun } from '@/lib/client/use-run';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { RunState, RunTask } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import { isOpen, needsPerson } from '@/lib/domain/task-status';
import { OutputTail } from './output-tail';

type CommandRunCardProps = {
  state: RunState;
  /** Shows the end of its output when it is over, too. */
  result?: boolean;
};

/** The run of one command beside the plan: its output while it goes on, what it asks, or what came of it. */
export function CommandRunCard({ state, result = false }: CommandRunCardProps) {
  const { snapshot } = useRun({ ...state, attempts: [], output: {}, cursor: 0 });
  const run = snapshot?.run ?? state.run;
  const task = (snapshot?.tasks ?? state.tasks)[0];
  const { acts, busy } = useTaskActs(run.specId);
  const end = useVerbMutation('cancel');
  const isOver = isEnded(run.status);
  useReadAgain(isOver);
  if (!task) return null;
  const tail = Object.values(snapshot?.output ?? {}).at(-1)?.text ?? task.output;
  const asks = needsPerson(task.status);
  return (
    <section
      aria-label={`Command ${run.title}`}
      className={cn(
        'grid min-w-0 gap-3 rounded-lg border bg-face px-4 py-3 shadow-lift sm:px-5',
        run.status === 'running' && 'border-live/50',
        asks && !isOver && 'border-ask/70',
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="wrap-anywhere min-w-0 font-medium font-mono text-base">{run.title}</h2>
        <span className="flex items-center gap-2">
          <Took task={task} />
          <RunStatusBadge status={run.status} />
        </span>
      </div>
      {task.problem && !isOver ? (
        <p className="text-broken-text first-letter:uppercase">
          {task.problem.message} {task.problem.hint ? <span className="text-ink-soft">{task.problem.hint}</span> : null}
        </p>
      ) : null}
      {isOver && task.evidence ? (
        <p className="text-ink-soft text-sm first-letter:uppercase">{task.evidence.text}.</p>
      ) : null}
      {task.question && !isOver ? (
        <QuestionCard
          spec={run.specId}
          task={{ id: task.taskId, key: task.key, description: task.description }}
          question={task.question}
        />
      ) : null}
      {(isOver && !result) || (tail === '' && !isOpen(task.status)) ? null : (
        <OutputTail text={tail} label={`Output of ${run.title}`} lines={8} />
      )}
      {isOver ? null : (
        <div className="flex flex-wrap items-center gap-1.5">
          <TaskButtons
            task={{ id: task.taskId, key: task.key }}
            choices={choicesOf(task)}
            busy={busy.get(task.taskId)}
            acts={acts}
            size="md"
            lead={asks}
          />
          <Button size="md" look="danger" pending={end.isPending} onClick={() => end.mutate({ spec: run.specId })}>
            {isOpen(task.status) ? 'Cancel' : 'End it'}
          </Button>
        </div>
      )}
    </section>
  );
}

/** No other command is offered: it would be another run. */
function choicesOf({ status }: RunTask): Choices {
  if (status === 'unproven') return { front: ['accept', 'reject', 'retry', 'skip'], more: [] };
  return { front: needsPerson(status) ? ['retry', 'accept', 'skip'] : [], more: [] };
}

function Took({ task }: { task: RunTask }) {
  const now = useNow(isOpen(task.status));
  if (!task.startedAt) return null;
  const ms = isOpen(task.status) ? now !== null && now - Date.parse(task.startedAt) : task.durationMs;
  return ms === false || ms === null ? null : <span className="text-ink-soft text-sm">{formatElapsed(ms)}</span>;
}
