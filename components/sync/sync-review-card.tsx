'use client';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { AnswerText } from '@/components/mapping/answer-text';
import { TaskStatusBadge } from '@/components/plan/status-badge';
import { EnvironmentDialog } from '@/components/run/environment-dialog';
import { missingVariable } from '@/components/run/missing-variable';
import { OutputTail } from '@/components/run/output-tail';
import { TaskButtons } from '@/components/task/task-buttons';
import type { Choice } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import { Button } from '@/components/ui/button';
import { Code } from '@/components/ui/code';
import type { SyncReview } from '@/lib/domain/sync-review';
import { AcceptSync } from './accept-sync';
import { OtherSync } from './other-sync';
import { ReviewedTasks } from './reviewed-tasks';

type SyncReviewCardProps = { review: SyncReview; busy: Choice | undefined; acts: TaskActs; lead: boolean };

/** A layer did not pass its sync: what went wrong, what its tasks did, and every way on. */
export function SyncReviewCard({ review, busy, acts, lead }: SyncReviewCardProps) {
  const [setting, setSetting] = useState(false);
  const [accepting, setAccepting] = useState(false);
  const { sync, layerKey, failed, lines, tasks } = review;
  const { problem } = sync;
  const asked = { id: sync.taskId, key: sync.key };
  const missing = missingVariable(problem?.message, problem?.hint, sync.output);
  const title = `${layerKey} did not pass its sync`;
  return (
    <section
      id={`ask-${sync.taskId}`}
      tabIndex={-1}
      data-task-row
      aria-label={title}
      className="grid gap-3 rounded-lg border border-broken/60 bg-face px-4 py-4 shadow-lift sm:px-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold text-lg">{title}</h3>
        <TaskStatusBadge status={sync.status} />
      </div>
      {failed ? (
        <p>
          <Code>{failed}</Code> did not pass.
        </p>
      ) : (
        <AnswerText answer={sync.answer} />
      )}
      {problem && !failed ? (
        <p className="text-broken-text first-letter:uppercase">
          {problem.message} {problem.hint ? <span className="text-ink-soft">{problem.hint}</span> : null}
        </p>
      ) : null}
      {lines.length ? <OutputTail text={lines.join('\n')} label={`What ${sync.key} said last`} lines={14} /> : null}
      <div className="grid gap-1.5">
        <h4 className="font-medium text-sm">What this layer did</h4>
        <ReviewedTasks spec={acts.spec} tasks={tasks} />
      </div>
      <p className="text-ink-soft text-sm">
        Correct the files and retry the sync, or have a task done again: the sync then follows by itself.
      </p>
      <TaskButtons
        task={asked}
        choices={{ front: ['retry', 'skip'], more: [] }}
        busy={busy}
        acts={acts}
        size="md"
        lead={lead}
        labels={{ retry: 'Retry sync', skip: 'Skip this sync' }}
        extra={
          <>
            <Button size="md" look="accept" aria-expanded={accepting} onClick={() => setAccepting(!accepting)}>
              Accept as is
            </Button>
            {missing ? (
              <Button size="md" onClick={() => setSetting(true)}>
                <KeyRound aria-hidden /> Set environment and retry
              </Button>
            ) : null}
          </>
        }
      />
      {accepting ? <AcceptSync spec={acts.spec} task={asked} onClose={() => setAccepting(false)} /> : null}
      <OtherSync spec={acts.spec} task={asked} />
      {setting ? (
        <EnvironmentDialog
          name={missing ?? ''}
          then={{ label: 'Save and retry', act: () => acts.act('retry', asked) }}
          onClose={() => setSetting(false)}
        />
      ) : null}
    </section>
  );
}
