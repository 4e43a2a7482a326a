'use client';
import { ArrowDownToLine } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { useSteps } from '@/lib/client/use-steps';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import type { Attempt } from '@/lib/domain/run';
import { StepItem } from './step-item';
import { stepTree } from './step-tree';

/** Pixels from the end within which the view stays at the end. */
const NEAR_END = 40;
/** Steps painted at once: the newest, and so many more with each press. */
const SHOWN_FIRST = 120;
const SHOWN_MORE = 300;

type StepsViewProps = { spec: string; task: string; attempt: Attempt; end: number };

/** What the agent did, step by step, its newest in sight; follows it while it works unless the reader scrolled away. */
export function StepsView({ spec, task, attempt, end }: StepsViewProps) {
  const open = isOpenAttempt(attempt.status);
  const { steps, isRead, problem } = useSteps(attempt.id, { spec, task, open, end });
  const nodes = useMemo(() => stepTree(steps), [steps]);
  const [shown, setShown] = useState(SHOWN_FIRST);
  const [following, setFollowing] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ shown, height: 0 });
  const hidden = Math.max(0, nodes.length - shown);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new steps are what moves the view.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Steps put in front must not move what is being read.
    if (shown > before.current.shown) element.scrollTop += element.scrollHeight - before.current.height;
    else if (following && open) element.scrollTop = element.scrollHeight;
    before.current = { shown, height: element.scrollHeight };
  }, [nodes, shown]);

  if (problem && !nodes.length) {
    return (
      <p role="alert" className="text-broken-text text-sm">
        {problem.message} <span className="text-ink-soft">{problem.hint}</span>
      </p>
    );
  }
  if (!nodes.length) {
    return (
      <p className="rounded-md border border-dashed px-5 py-8 text-center text-ink-soft text-sm">
        {!isRead ? 'Reading the steps …' : open ? 'The agent has not begun yet.' : 'No step was recorded.'}
      </p>
    );
  }
  return (
    <div className="grid gap-2">
      {open && !following ? (
        <div className="flex justify-end">
          <Button
            look="quiet"
            onClick={() => {
              setFollowing(true);
              box.current?.scrollTo({ top: box.current.scrollHeight });
            }}
          >
            <ArrowDownToLine aria-hidden /> To the newest
          </Button>
        </div>
      ) : null}
      <section
        ref={box}
        aria-label="Steps of the agent"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={({ currentTarget: at }) => setFollowing(at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END)}
        className="max-h-[75dvh] overflow-auto rounded-md border bg-ground/60 px-3 py-3 sm:px-4"
      >
        {hidden > 0 ? (
          <div className="pb-3">
            <Button onClick={() => setShown(shown + SHOWN_MORE)}>Show earlier steps</Button>
            <span className="ml-2 text-ink-faint text-sm">{countWord(hidden, 'step')} before these</span>
          </div>
        ) : null}
        <ol aria-label="Steps" className="grid gap-3">
          {nodes.slice(-shown).map((node) => (
            <StepItem key={node.step.index} node={node} />
          ))}
        </ol>
      </section>
    </div>
  );
}
