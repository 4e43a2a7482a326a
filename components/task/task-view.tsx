'use client';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { QuestionCard } from '@/components/agent/question-card';
import { PutBackOffer } from '@/components/evidence/put-back-offer';
import { CorrectDialog } from '@/components/mapping/correct-dialog';
import { TaskStatusBadge } from '@/components/plan/status-badge';
import { useRowKeys } from '@/components/plan/use-row-keys';
import { EnvironmentDialog } from '@/components/run/environment-dialog';
import { missingVariable } from '@/components/run/missing-variable';
import { RehearsalNote } from '@/components/run/rehearsal-note';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useRun } from '@/lib/client/use-run';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import type { TaskDetail } from '@/lib/domain/board';
import type { Attempt } from '@/lib/domain/run';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { isEnded } from '@/lib/domain/run-status';
import { isBroken, isSettled, needsPerson } from '@/lib/domain/task-status';
import { AttemptTabs } from './attempt-tabs';
import { GoneNote } from './gone-note';
import { TaskAside } from './task-aside';
import { TaskButtons } from './task-buttons';
import { taskChoices, withoutPlan, withResume } from './task-choices';
import { useTaskActs } from './use-task-acts';

/** One task: its mapping and why, every attempt with its log, and what can be done, beside the log. */
export function TaskView({ first }: { first: FirstPaint<TaskDetail> }) {
  const { spec, task: given } = first.value;
  const query = useVerbQuery(
    'task',
    { spec, task: given.task.id },
    { first, every: (detail) => (detail?.attempts.some((each) => isOpenAttempt(each.status)) ? 2_000 : 10_000) },
  );
  const detail = query.data ?? first.value;
  const { snapshot } = useRun(runOfDetail(detail));
  const { acts, busy, request, close } = useTaskActs(spec);
  const [setting, setSetting] = useState(false);
  useRowKeys();

  const runTask = snapshot?.tasks.find((each) => each.taskId === given.task.id) ?? detail.task.runTask;
  const row = runTask ? { ...detail.task, runTask, status: runTask.status } : detail.task;
  const { task, status } = row;
  const run = snapshot?.run ?? detail.run;
  const asked = { id: task.id, key: task.key };
  const attempts = withLive(detail.attempts, snapshot, task.id);
  const problem = needsPerson(status) ? (runTask?.problem ?? null) : null;
  const choices = withResume(taskChoices(row, run?.status ?? null), attempts[0]);
  const canSet = isBroken(status) && run !== null && !isEnded(run.status);
  const choose = (command: string) => acts.choose({ task: asked, verb: canSet ? 'alternate' : 'correct', command });
  // Where the newest attempt tells the same, once is enough.
  const told = problem !== null && problem.message === attempts[0]?.problem?.message;
  const { answer } = row.mapping;
  const args = answer?.kind === 'command' ? answer.args : '';
  const waiting = run !== null && !isEnded(run.status);
  const replace = waiting || isSettled(status) ? undefined : (command: string) => acts.replace(asked, command, args);
  return (
    <div data-task-row className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <header className="grid gap-3 lg:col-span-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-mono text-ink-soft">{task.key}</span>
          <TaskStatusBadge status={status} />
          {runTask?.evidence ? <span className="text-ink-soft text-sm">{runTask.evidence.text}</span> : null}
        </div>
        <h1 className="max-w-4xl font-semibold text-2xl">{task.description}</h1>
        {run?.rehearsal ? <RehearsalNote /> : null}
        {detail.gone ? <GoneNote since={detail.gone.since} /> : null}
        {runTask?.question ? (
          <QuestionCard
            spec={spec}
            task={{ id: task.id, key: task.key, description: task.description }}
            question={runTask.question}
          />
        ) : null}
        {problem && !told ? (
          <Callout tone={isBroken(status) ? 'broken' : 'ask'} title={problem.message}>
            {problem.hint ? <p className="text-ink-soft">{problem.hint}</p> : null}
          </Callout>
        ) : null}
        <TaskButtons
          task={asked}
          choices={detail.gone ? withoutPlan(choices) : choices}
          busy={busy.get(task.id)}
          acts={acts}
          size="md"
          lead={!runTask?.question}
          extra={
            <>
              {canSet ? (
                <Button size="md" onClick={() => setSetting(true)}>
                  <KeyRound aria-hidden /> Set environment and retry
                </Button>
              ) : null}
              {needsPerson(status) ? <PutBackOffer spec={spec} attempt={attempts[0]} /> : null}
            </>
          }
        />
      </header>
      <div className="min-w-0">
        {attempts.length ? (
          <AttemptTabs spec={spec} attempts={attempts} output={snapshot?.output ?? {}} />
        ) : (
          <p className="rounded-lg border border-dashed px-5 py-10 text-center text-ink-soft">
            {status === 'complete' || status === 'skipped'
              ? 'Settled without an attempt.'
              : 'Not tried yet. Its attempts and their logs will stand here.'}
          </p>
        )}
      </div>
      <TaskAside detail={{ ...detail, task: row }} onReplace={replace} onChoose={detail.gone ? undefined : choose} />
      <CorrectDialog spec={spec} rows={[row]} request={request} onClose={close} />
      {setting ? (
        <EnvironmentDialog
          name={missingVariable(problem?.message, problem?.hint, runTask?.output) ?? ''}
          then={{ label: 'Save and retry', act: () => acts.act('retry', asked) }}
          onClose={() => setSetting(false)}
        />
      ) : null}
    </div>
  );
}

function runOfDetail({ run, task }: TaskDetail): RunSnapshot | null {
  if (!run) return null;
  return { run, tasks: task.runTask ? [task.runTask] : [], attempts: [], output: {}, cursor: 0 };
}

/** The attempts, the newest as the stream has it. */
function withLive(attempts: Attempt[], snapshot: RunSnapshot | null, taskId: string): Attempt[] {
  const live = snapshot?.attempts.find((attempt) => attempt.taskId === taskId);
  if (!live) return attempts;
  return attempts.some((attempt) => attempt.id === live.id)
    ? attempts.map((attempt) => (attempt.id === live.id ? live : attempt))
    : [live, ...attempts];
}
