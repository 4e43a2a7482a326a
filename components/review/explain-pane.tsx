'use client';
import { X } from 'lucide-react';
import Link from 'next/link';
import type { Ref } from 'react';
import { AnswerText } from '@/components/mapping/answer-text';
import { ConfidenceMark } from '@/components/mapping/confidence-mark';
import { MarkedText } from '@/components/mapping/marked-text';
import { PreflightNote } from '@/components/mapping/preflight-note';
import { WhyPanel } from '@/components/mapping/why-panel';
import { Button } from '@/components/ui/button';
import { type Answer, parseAnswer } from '@/lib/domain/mapping';
import type { ReviewTask } from './review-filter';
import { canApprove } from './review-state';
import { StateMark } from './state-mark';

type ExplainPaneProps = {
  spec: string;
  /** The plan file, relative to the project. */
  path: string;
  task: ReviewTask;
  ref: Ref<HTMLElement>;
  onApprove: () => void;
  onTakeBack: () => void;
  onAnswer: (answer: Answer) => void;
  onDialog: () => void;
  onClose: () => void;
};

/** Why this is proposed for the task, what else could be, and whether it can be carried out. */
export function ExplainPane({ spec, path, task: { row, state }, ref, ...on }: ExplainPaneProps) {
  const { task, mapping, preflight } = row;
  const now = mapping.answer;
  const use = (text: string): void => {
    const answer = parseAnswer(text);
    if (answer) on.onAnswer(answer);
  };
  // A living command takes the dead one's place with the arguments it had.
  const replace = (command: string): void => {
    use(now?.kind === 'command' && now.args ? `${command} ${now.args}` : command);
  };
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-label={`Why, ${task.key}`}
      className="grid content-start gap-3 overflow-y-auto border bg-face px-4 py-4 shadow-lift outline-offset-[-2px] max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:max-h-[60dvh] max-lg:rounded-t-lg max-lg:shadow-float lg:sticky lg:top-40 lg:max-h-[calc(100dvh-11rem)] lg:rounded-lg"
    >
      <header className="flex items-center gap-3">
        <h2 className="font-mono font-semibold text-sm">{task.key}</h2>
        <StateMark state={state} />
        <ConfidenceMark confidence={mapping.confidence} />
        <Button look="quiet" size="icon" className="-my-1 ml-auto" aria-label="Close" onClick={on.onClose}>
          <X aria-hidden />
        </Button>
      </header>
      <p>
        <MarkedText text={task.description} matched={mapping.matched} />
      </p>
      <div>
        <AnswerText answer={now} />
      </div>
      <div className="flex flex-wrap gap-2">
        {canApprove(state) ? (
          <Button look="accept" onClick={on.onApprove}>
            Approve
          </Button>
        ) : null}
        {mapping.status === 'approved' && now ? <Button onClick={on.onTakeBack}>Take back</Button> : null}
        {state === 'settled' ? null : <Button onClick={on.onDialog}>Answer another way</Button>}
      </div>
      {mapping.voided ? <p className="text-ask-text text-sm">{mapping.voided}</p> : null}
      <PreflightNote preflight={preflight} onChoose={state === 'settled' ? undefined : replace} replaces />
      <WhyPanel mapping={mapping} preflight={preflight} onChoose={state === 'settled' ? undefined : use} bare />
      <footer className="flex flex-wrap justify-between gap-x-4 gap-y-1 border-t pt-3 text-sm">
        <span className="text-ink-faint">
          {task.file ?? path}, line {task.line}
        </span>
        <Link
          href={`/specs/${encodeURIComponent(spec)}/tasks/${task.id}`}
          className="rounded-sm underline underline-offset-4"
        >
          Task page
        </Link>
      </footer>
    </aside>
  );
}
