'use client';
import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { AnswerText } from '@/components/mapping/answer-text';
import { PreflightNote } from '@/components/mapping/preflight-note';
import { countWord } from '@/components/plan/progress-words';
import { TaskStatusBadge } from '@/components/plan/status-badge';
import { FileChangesList } from '@/components/task/file-changes-list';
import { TaskButtons } from '@/components/task/task-buttons';
import { type Choice, type Choices, ofEndedAttempt, taskChoices, withResume } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { BoardTask } from '@/lib/domain/board';
import type { Attempt, Run, RunTask } from '@/lib/domain/run';
import { isBroken } from '@/lib/domain/task-status';
import { EnvironmentDialog } from './environment-dialog';
import { hintedCommand } from './hinted-command';
import { missingVariable } from './missing-variable';
import { OutputTail } from './output-tail';

/** Below this confidence a runner-up is no suggestion for a task that failed, only a curiosity of its mapping. */
const WORTH_TRYING = 30;

type AskCardProps = {
  run: Run;
  task: RunTask;
  row: BoardTask | null;
  attempt: Attempt | null;
  dependents: RunTask[];
  busy: Choice | undefined;
  acts: TaskActs;
  /** It is the first one: its first answer stands out. */
  lead: boolean;
};

/** One thing the run waits for: what happened, what it holds up, and every answer to it in place. */
export function AskCard({ run, task, row, attempt, dependents, busy, acts, lead }: AskCardProps) {
  const [setting, setSetting] = useState(false);
  const { status, problem } = task;
  const broken = isBroken(status);
  const asked = { id: task.taskId, key: task.key };
  const verb = status === 'needs-mapping' ? 'correct' : 'alternate';
  const choose = row ? (command: string) => acts.choose({ task: asked, verb, command }) : undefined;
  const missing = broken ? missingVariable(problem?.message, problem?.hint, task.output) : null;
  const setButton = broken ? (
    <Button size="md" look={lead && missing ? 'primary' : 'secondary'} onClick={() => setSetting(true)}>
      <KeyRound aria-hidden /> Set environment and retry
    </Button>
  ) : null;
  const others = broken && row ? alternativesFor(row, problem?.hint) : [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div
      role="group"
      id={`ask-${task.taskId}`}
      tabIndex={-1}
      data-task-row
      aria-label={`Waits for you: ${task.key}`}
      className={cn(
        'grid gap-3 rounded-lg border bg-face px-4 py-4 shadow-lift sm:px-5',
        broken ? 'border-broken/60' : 'border-ask/70',
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 font-semibold text-lg">
          <Link
            data-open
            href={row ? `/specs/${encodeURIComponent(run.specId)}/tasks/${task.taskId}` : '#'}
            className="rounded-sm hover:underline"
          >
            <span className="mr-2 font-medium font-mono text-base text-ink-soft">{task.key}</span>
            {task.description}
          </Link>
        </h3>
        <TaskStatusBadge status={status} />
      </div>
      <AnswerText answer={task.answer ?? row?.mapping.answer ?? null} />
      {problem ? (
        <p className={cn('first-letter:uppercase', broken ? 'text-broken-text' : 'text-ask-text')}>
          {problem.message} {problem.hint ? <span className="text-ink-soft">{problem.hint}</span> : null}
        </p>
      ) : null}
      {row && status === 'needs-mapping' ? <PreflightNote preflight={row.preflight} onChoose={choose} /> : null}
      {status === 'unproven' && attempt ? <FileChangesList files={attempt.files} /> : null}
      {task.output ? <OutputTail text={task.output} label={`End of the output of ${task.key}`} lines={8} /> : null}
      {dependents.length ? (
        <p className="text-ink-soft text-sm">
          {countWord(dependents.length, 'task')} {dependents.length === 1 ? 'waits' : 'wait'} for it:{' '}
          {dependents
            .slice(0, 6)
            .map((other) => other.key)
            .join(', ')}
          {dependents.length > 6 ? ' …' : null}. Skipping lets {dependents.length === 1 ? 'it' : 'them'} go on without
          it.
        </p>
      ) : null}
      <TaskButtons
        task={asked}
        choices={withResume(choicesOf(task, row, run), attempt)}
        busy={busy}
        acts={acts}
        size="md"
        lead={lead && !missing}
        first={missing ? setButton : null}
        extra={missing ? null : setButton}
      />
      {others.length && choose ? (
        <p className="flex flex-wrap items-center gap-1.5 text-sm">
          <span className="text-ink-soft">Or try</span>
          {others.map((command) => (
            <Button
              key={command}
              className="h-auto min-h-7 shrink whitespace-normal py-1 text-left font-mono"
              onClick={() => choose(command)}
            >
              {command}
            </Button>
          ))}
        </p>
      ) : null}
      {setting ? (
        <EnvironmentDialog
          name={missing ?? ''}
          then={{ label: 'Save and retry', act: () => acts.act('retry', asked) }}
          onClose={() => setSetting(false)}
        />
      ) : null}
    </div>
  );
}

/** What a failed task may be tried with instead: what its own hint names, then the better runners-up. */
function alternativesFor({ mapping }: BoardTask, hint: string | null | undefined): string[] {
  const hinted = hintedCommand(hint);
  const runnersUp = mapping.alternatives.filter(({ confidence }) => confidence >= WORTH_TRYING).slice(0, 3);
  const commands = runnersUp.map(({ command, args }) => (args ? `${command} ${args}` : command));
  return [...new Set(hinted ? [hinted, ...commands] : commands)];
}

function choicesOf(task: RunTask, row: BoardTask | null, run: Run): Choices {
  if (task.role === 'sync') return { front: ['retry', 'accept', 'skip'], more: [] };
  return row ? taskChoices({ ...row, status: task.status, runTask: task }, run.status) : ofEndedAttempt(task.status);
}
