'use client';
import { lazy, memo, type ReactNode, Suspense } from 'react';
import { countWord } from '@/components/plan/progress-words';
import { When } from '@/components/task/when';
import { cn } from '@/components/ui/cn';
import { formatDuration } from '@/lib/client/durations';
import { formatUsd } from '@/lib/client/money';
import type { Step } from '@/lib/domain/step';
import { badEndIcon, stepLooks } from './step-looks';
import type { StepNode } from './step-tree';
import { ToolStep } from './tool-step';

// The reader of Markdown comes with the first words, not with every page.
const MarkdownText = lazy(() => import('./markdown-text').then((loaded) => ({ default: loaded.MarkdownText })));

/** Steps of a sub-agent in sight; the raw messages have the rest. */
const INSIDE_MAX = 100;

/** One step with its mark, and below it those of the sub-agent it started. */
export const StepItem = memo(
  function StepItem({ node: { step, inside } }: { node: StepNode }) {
    const bad = step.type === 'end' && !step.ok;
    const { word, icon, color } = stepLooks[step.type];
    const Icon = bad ? badEndIcon : icon;
    return (
      <li className="grid min-w-0 grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5">
        <Icon aria-hidden className={cn('mt-1 size-4', bad ? 'text-broken-text' : color)} />
        <div className="min-w-0">
          <span className="sr-only">{word}</span>
          <Content step={step}>{inside.length ? <Inside nodes={inside} /> : null}</Content>
        </div>
      </li>
    );
  },
  // Nodes are made anew with every look; what they hold is not.
  (was, is) => was.node.step === is.node.step && sameNodes(was.node.inside, is.node.inside),
);

const sameNodes = (was: readonly StepNode[], is: readonly StepNode[]): boolean =>
  was.length === is.length &&
  was.every((node, at) => node.step === is[at]?.step && sameNodes(node.inside, is[at]?.inside ?? []));

function Inside({ nodes }: { nodes: StepNode[] }) {
  const hidden = nodes.length - INSIDE_MAX;
  return (
    <div className="grid gap-2 border-l-2 pl-3">
      {hidden > 0 ? (
        <p className="text-ink-faint text-sm">{countWord(hidden, 'earlier step')} of it not shown</p>
      ) : null}
      <ol aria-label="Steps of the sub-agent" className="grid gap-2.5">
        {nodes.slice(-INSIDE_MAX).map((node) => (
          <StepItem key={node.step.index} node={node} />
        ))}
      </ol>
    </div>
  );
}

function Content({ step, children }: { step: Step; children: ReactNode }) {
  switch (step.type) {
    case 'text':
      return <Markdown text={step.text} />;
    case 'tool':
      return <ToolStep step={step}>{children}</ToolStep>;
    case 'said':
      return (
        <p className="w-fit max-w-[46rem] whitespace-pre-wrap rounded-md bg-live-wash px-3 py-1.5 text-live-text">
          {step.text}
        </p>
      );
    case 'note':
      return <p className="whitespace-pre-wrap pt-px text-ink-soft text-sm">{step.text}</p>;
    case 'retry':
      return (
        <p className="pt-px text-ask-text text-sm first-letter:uppercase">
          {step.message}: try {step.tries} again after {formatDuration(step.delayMs)}
        </p>
      );
    case 'limit':
      return (
        <p className="pt-px text-ask-text text-sm">
          {step.message}
          {step.until ? (
            <>
              {' '}
              It is over at <When at={step.until} />.
            </>
          ) : null}
        </p>
      );
    case 'end':
      return (
        <div className="grid gap-1.5 pt-px">
          <p className={cn('text-sm', step.ok ? 'text-laid-text' : 'text-broken-text')}>
            {step.ok ? 'Ended' : 'Ended without success'} after {countWord(step.turns, 'turn')}
            {step.costUsd === null ? null : `, ${formatUsd(step.costUsd)} in its session so far`}
          </p>
          {step.text ? <Markdown text={step.text} /> : null}
        </div>
      );
  }
}

const Markdown = ({ text }: { text: string }) => (
  <Suspense fallback={<p className="whitespace-pre-wrap">{text}</p>}>
    <MarkdownText text={text} />
  </Suspense>
);
