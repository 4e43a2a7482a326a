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
import { ArrangeItems, canArrange } from './arrange-items';
import type { LayerChoice } from './layer-choices';
import { TaskStatusBadge } from './status-badge';
import { TaskMarks } from './task-marks';
import { TaskParts } from './task-parts';
import type { ArrangeActs } from './use-arrange';

type TaskRowProps = {
  spec: string;
  row: BoardTask;
  /** Only its status and identity matter here, so that rows do not paint with every event. */
  runStatus: Run['status'] | null;
  busy: Choice | undefined;
  acts: TaskActs;
  /** How the task can be moved; null where its order cannot be changed now. */
  arrange: RowArrange | null;
};

/** The same object for every row of a layer. */
export type RowArrange = {
  acts: ArrangeActs;
  layers: readonly LayerChoice[] | null;
  layerKey: string;
  /** Ids of tasks that the person put where they are. */
  chosen: ReadonlySet<string>;
};

/** One task of the plan: what it says, how it is done and why, how far it is, and what can be done about it. */
export const TaskRow = memo(function TaskRow({ spec, row, runStatus, busy, acts, arrange }: TaskRowProps) {
  const { task, mapping, preflight, status, runTask } = row;
  const [open, setOpen] = useState(false);
  const whyId = useId();
  const problem = runTask?.problem && needsPerson(status) ? runTask.problem : null;
  const asked = { id: task.id, key: task.key };
  const inRun = runStatus === 'running' || runStatus === 'paused' || runStatus === 'queued';
  const verb = inRun && isBroken(status) ? 'alternate' : 'correct';
  const choose = isSettled(status) ? undefined : (command: string) => acts.choose({ task: asked, verb, command });
  // While a run waits for it the answer would start at once: there the dialog asks first.
  const args = mapping.answer?.kind === 'command' ? mapping.answer.args : '';
  const replace = inRun ? choose : (command: string) => acts.replace(asked, command, args);
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
        <TaskMarks task={task} chosen={arrange?.chosen.has(task.id) ?? false} />
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
        {mapping.voided ? <p className="text-ask-text text-sm">{mapping.voided}</p> : null}
        {isSettled(status) ? null : <PreflightNote preflight={preflight} onChoose={replace} replaces={!inRun} />}
        {problem ? (
          <p className="text-broken-text text-sm first-letter:uppercase">
            {problem.message} {problem.hint ? <span className="text-ink-soft">{problem.hint}</span> : null}
          </p>
        ) : null}
        {task.subtasks.length ? (
          <TaskParts
            parts={task.subtasks}
            complete={status === 'complete'}
            onSplit={arrange && !isSettled(status) ? () => arrange.acts.split(asked) : undefined}
          />
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
        <TaskButtons
          task={asked}
          choices={taskChoices(row, runStatus)}
          busy={busy}
          acts={acts}
          max={3}
          menu={
            arrange && canArrange(task, arrange.layers) ? (
              <ArrangeItems
                task={task}
                layerKey={arrange.layerKey}
                chosen={arrange.chosen.has(task.id)}
                layers={arrange.layers}
                acts={arrange.acts}
              />
            ) : null
          }
        />
      </div>
    </article>
  );
});
