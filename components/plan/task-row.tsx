'use client';
import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { memo, useId, useState } from 'react';
import { AnswerText } from '@/components/mapping/answer-text';
import { ConfidenceMark, originWords } from '@/components/mapping/confidence-mark';
import { MarkedText } from '@/components/mapping/marked-text';
import { PreflightNote } from '@/components/mapping/preflight-note';
import { WhyPanel } from '@/components/mapping/why-panel';
import { TaskButtons } from '@/components/task/task-buttons';
import { type Choice, taskChoices } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { formatDuration } from '@/lib/client/durations';
import type { BoardTask } from '@/lib/domain/board';
import type { Run } from '@/lib/domain/run';
import { isBroken, isSettled, needsPerson } from '@/lib/domain/task-status';
import { TaskStatusBadge } from './status-badge';

type TaskRowProps = {
  spec: string;
  row: BoardTask;
  /** Only its status and identity matter here, so that rows do not paint with every event. */
  runStatus: Run['status'] | null;
  busy: Choice | undefined;
  acts: TaskActs;
};

/** One task of the plan: what it says, how it is done and why, how far it is, and what can be done about it. */
export const TaskRow = memo(function TaskRow({ spec, row, runStatus, busy, acts }: TaskRowProps) {
  const { task, mapping, preflight, status, runTask } = row;
  const [open, setOpen] = useState(false);
  const whyId = useId();
  const problem = runTask?.problem && needsPerson(status) ? runTask.problem : null;
  const asked = { id: task.id, key: task.key };
  const inRun = runStatus === 'running' || runStatus === 'paused' || runStatus === 'queued';
  const verb = inRun && isBroken(status) ? 'alternate' : 'correct';
  const choose = isSettled(status) ? undefined : (command: string) => acts.choose({ task: asked, verb, command });
  return (
    <article
      id={task.id}
      tabIndex={-1}
      data-task-row
      aria-label={`${task.key} ${task.description}`}
      className="grid scroll-mt-16 gap-x-4 gap-y-2 px-4 py-3 outline-offset-[-2px] target:bg-live-wash focus:bg-hover/60 sm:px-5 grid-cols-[1fr_auto] md:grid-cols-[3.25rem_minmax(0,1fr)_auto] md:grid-rows-[auto_1fr]"
    >
      <Link
        href={`/specs/${encodeURIComponent(spec)}/tasks/${task.id}`}
        data-open
        className="justify-self-start rounded-sm font-mono text-ink-soft text-sm hover:text-ink hover:underline"
      >
        {task.key}
      </Link>
      <div className="grid min-w-0 gap-1.5 max-md:order-3 max-md:col-span-2 md:row-span-2">
        <p className={cn(status === 'skipped' && 'text-ink-soft')}>
          <MarkedText text={task.description} matched={mapping.matched} />
          {task.ref ? <span className="ml-2 font-mono text-ink-faint text-xs">{task.ref}</span> : null}
        </p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <AnswerText answer={mapping.answer} />
          <ConfidenceMark confidence={mapping.confidence} />
          <span className="text-ink-faint text-sm">
            {mapping.status === 'approved' && mapping.origin !== 'person' ? 'approved, ' : null}
            {mapping.origin === 'ask' ? null : originWords[mapping.origin]}
          </span>
          <Button
            look="quiet"
            className="-mx-2 h-6 px-2"
            aria-expanded={open}
            aria-controls={open ? whyId : undefined}
            aria-keyshortcuts="w"
            onClick={() => setOpen(!open)}
          >
            Why
            <ChevronDown aria-hidden className={cn('transition-transform', open && 'rotate-180')} />
          </Button>
        </div>
        {isSettled(status) ? null : <PreflightNote preflight={preflight} onChoose={choose} />}
        {problem ? (
          <p className="text-broken-text text-sm first-letter:uppercase">
            {problem.message} {problem.hint ? <span className="text-ink-soft">{problem.hint}</span> : null}
          </p>
        ) : null}
        {open ? (
          <div id={whyId}>
            <WhyPanel mapping={mapping} preflight={preflight} onChoose={choose} />
          </div>
        ) : null}
      </div>
      <div className="flex items-center justify-end gap-2">
        {runTask?.durationMs != null && isSettled(status) ? (
          <span className="text-ink-faint text-sm">{formatDuration(runTask.durationMs)}</span>
        ) : null}
        <TaskStatusBadge status={status} />
      </div>
      <div className="empty:hidden max-md:order-4 max-md:col-span-2 md:col-start-3 md:justify-self-end">
        <TaskButtons task={asked} choices={taskChoices(row, runStatus)} busy={busy} acts={acts} max={3} />
      </div>
    </article>
  );
});
