'use client';
import Link from 'next/link';
import { AgentFactsLine } from '@/components/agent/agent-facts';
import { AnswerText } from '@/components/mapping/answer-text';
import { TaskStatusBadge } from '@/components/plan/status-badge';
import { TaskButtons } from '@/components/task/task-buttons';
import type { Choice } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import { Button } from '@/components/ui/button';
import { formatElapsed } from '@/lib/client/durations';
import { useNow } from '@/lib/client/use-now';
import { isAgent } from '@/lib/domain/agent-name';
import type { Attempt, RunTask } from '@/lib/domain/run';
import type { OutputTail as Tail } from '@/lib/domain/run-event';
import { OutputTail } from './output-tail';

type RunningCardProps = {
  spec: string;
  task: RunTask;
  attempt: Attempt | null;
  tail: Tail | null;
  busy: Choice | undefined;
  acts: TaskActs;
};

/** A task that is being worked on, with the end of its output as it comes. */
export function RunningCard({ spec, task, attempt, tail, busy, acts }: RunningCardProps) {
  const now = useNow(true);
  const since = attempt?.startedAt ?? task.startedAt;
  const asked = { id: task.taskId, key: task.key };
  const log = `/specs/${encodeURIComponent(spec)}/tasks/${task.taskId}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div
      role="group"
      tabIndex={-1}
      data-task-row
      aria-label={`Now running: ${task.key}`}
      className="grid min-w-0 content-start gap-2.5 rounded-lg border border-live/50 bg-face px-4 py-3 shadow-lift"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2">
          <TaskStatusBadge status={task.status} />
          <span className="text-ink-soft text-sm">
            {now !== null && since ? formatElapsed(now - Date.parse(since)) : null}
            {attempt && attempt.n > 1 ? `, attempt ${attempt.n}` : null}
          </span>
        </span>
        <span className="flex gap-1.5">
          {task.role === 'task' ? (
            <Button asChild>
              <Link data-open href={log}>
                {attempt && isAgent(attempt.executor) ? 'Steps' : 'Log'}
              </Link>
            </Button>
          ) : null}
          <TaskButtons task={asked} choices={{ front: ['cancel'], more: [] }} busy={busy} acts={acts} />
        </span>
      </div>
      <p>
        <span className="mr-2 font-mono text-ink-soft text-sm">{task.key}</span>
        {task.description}
      </p>
      <AnswerText answer={task.answer} />
      {attempt?.agent ? (
        <p className="text-ink-soft text-sm">
          <AgentFactsLine facts={attempt.agent} />
        </p>
      ) : null}
      <OutputTail text={tail?.text ?? ''} label={`Output of ${task.key}`} lines={9} />
    </div>
  );
}
