'use client';
import { AnswerText } from '@/components/mapping/answer-text';
import { TaskButtons } from '@/components/task/task-buttons';
import type { Choice } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import { useVerbQuery } from '@/lib/client/verb-query';
import type { RunTask } from '@/lib/domain/run';
import { OtherSync } from './other-sync';
import { SyncChecksForm } from './sync-checks-form';

type SyncAskProps = { task: RunTask; busy: Choice | undefined; acts: TaskActs; lead: boolean };

/** A layer is done and nothing is set to run after it, or what was set is not there: the person says what is. */
export function SyncAsk({ task, busy, acts, lead }: SyncAskProps) {
  const view = useVerbQuery('syncChecks', {}).data;
  const asked = { id: task.taskId, key: task.key };
  const { problem, answer } = task;
  return (
    <section
      id={`ask-${task.taskId}`}
      tabIndex={-1}
      data-task-row
      aria-label={`The sync of ${task.layerKey}`}
      className="grid gap-4 rounded-lg border border-ask/70 bg-face px-4 py-4 shadow-lift sm:px-5"
    >
      <div className="grid gap-1">
        <h3 className="font-semibold text-lg">What is to be run after {task.layerKey}?</h3>
        {answer ? <AnswerText answer={answer} /> : null}
        {view?.unusable ? (
          <p className="text-ask-text">{view.unusable}</p>
        ) : (
          <p className="text-ask-text first-letter:uppercase">{problem?.message}</p>
        )}
      </div>
      {view ? <SyncChecksForm view={view} confirm="Run these checks" lead={lead} /> : null}
      <div className="grid gap-3 border-t pt-3">
        <TaskButtons
          task={asked}
          choices={{ front: [...(answer ? (['retry'] as const) : []), 'skip', 'done-by-me'], more: [] }}
          busy={busy}
          acts={acts}
          size="md"
          labels={{ skip: 'Skip this sync' }}
        />
        <OtherSync spec={acts.spec} task={asked} />
      </div>
    </section>
  );
}
