'use client';
import { Hourglass } from 'lucide-react';
import { TaskButtons } from '@/components/task/task-buttons';
import { type Choice, ofEndedAttempt } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import { formatDuration, formatElapsed } from '@/lib/client/durations';
import { useNow } from '@/lib/client/use-now';
import type { Run, RunTask } from '@/lib/domain/run';

type WaitingCardProps = { run: Run; task: RunTask; busy: Choice | undefined; acts: TaskActs };

/** A task that waits for a time and goes on by itself: until when, why, and what a person can do instead. */
export function WaitingCard({ run, task, busy, acts }: WaitingCardProps) {
  const now = useNow(true);
  const { wait, problem } = task;
  if (!wait) return null;
  const until = Date.parse(wait.until);
  const left = now === null ? null : until - now;
  const title = wait.reason === 'usage-limit' ? 'A usage limit is reached' : `Try ${wait.tries + 1} follows`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div
      role="group"
      aria-label={`Waits by itself: ${task.key}`}
      className="grid gap-2 rounded-lg border border-ask/70 bg-face px-4 py-4 shadow-lift sm:px-5"
    >
      <h3 className="min-w-0 font-semibold text-lg">
        <span className="mr-2 font-medium font-mono text-base text-ink-soft">{task.key}</span>
        {task.description}
      </h3>
      <p className="flex flex-wrap items-center gap-x-2">
        <Hourglass aria-hidden className="size-4 text-ask-text" />
        <span>{title}:</span>
        {left === null ? null : (
          <span className="font-medium tabular-nums">
            waits until {timeOfDay(until, now ?? until)}
            {run.status === 'running' ? `, ${left > 0 ? `${leftWords(left)} left` : 'any moment now'}` : null}
          </span>
        )}
      </p>
      {run.status === 'running' ? null : (
        <p className="text-ink-soft text-sm">The run is paused: Continue lets it go on.</p>
      )}
      {problem ? <p className="text-ink-soft text-sm first-letter:uppercase">{problem.message}</p> : null}
      <TaskButtons
        task={{ id: task.taskId, key: task.key }}
        choices={ofEndedAttempt('waiting')}
        labels={{ retry: 'Retry now' }}
        busy={busy}
        acts={acts}
        size="md"
      />
    </div>
  );
}

/** The time by the person's own clock; with its day when that is another one. */
function timeOfDay(at: number, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', ...seconds(at - now) });
  const isToday = date.toDateString() === new Date(now).toDateString();
  return isToday
    ? time
    : `${date.toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'short' })}, ${time}`;
}

const seconds = (left: number) => (left < 60_000 ? ({ second: '2-digit' } as const) : {});

const leftWords = (left: number): string =>
  left < 120_000 ? formatElapsed(left) : formatDuration(Math.ceil(left / 60_000) * 60_000).replace(' 00 s', '');
