'use client';
import { ArrowDownToLine, WrapText } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { formatBytes } from '@/lib/client/bytes';
import { useLog } from '@/lib/client/use-log';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import type { Attempt } from '@/lib/domain/run';

/** Pixels from the end within which the view stays at the end. */
const NEAR_END = 40;

/** An attempt's output, at its end; follows it while it grows unless the reader has scrolled away. */
export function LogView({ attempt, end }: { attempt: Attempt; end: number }) {
  const open = isOpenAttempt(attempt.status);
  const { text, from, size, problem, readEarlier } = useLog(attempt.id, { bytes: attempt.logBytes, open, end });
  const [wrap, setWrap] = useState(true);
  const [following, setFollowing] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ from, height: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: new text is what moves the view.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Text put in front must not move what is being read.
    if (from < before.current.from) element.scrollTop += element.scrollHeight - before.current.height;
    else if (following) element.scrollTop = element.scrollHeight;
    before.current = { from, height: element.scrollHeight };
  }, [text, from, wrap]);

  return (
    <section id="log" aria-label="Log" className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="font-semibold text-base">
          Log <span className="font-normal font-sans text-ink-faint text-sm">{formatBytes(size)}</span>
        </h2>
        <div className="flex items-center gap-1">
          {following ? null : (
            <Button
              look="quiet"
              onClick={() => {
                setFollowing(true);
                box.current?.scrollTo({ top: box.current.scrollHeight });
              }}
            >
              <ArrowDownToLine aria-hidden /> To the end
            </Button>
          )}
          <Button look="quiet" aria-pressed={wrap} onClick={() => setWrap(!wrap)}>
            <WrapText aria-hidden /> Wrap
          </Button>
          <CopyButton text={text} label="the log">
            Copy
          </CopyButton>
        </div>
      </div>
      {problem ? (
        <p role="alert" className="text-broken-text text-sm">
          {problem.message} <span className="text-ink-soft">{problem.hint}</span>
        </p>
      ) : null}
      <div
        ref={box}
        role="log"
        aria-live="off"
        aria-label="Output"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={({ currentTarget: at }) => setFollowing(at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END)}
        className="max-h-[65dvh] min-h-24 overflow-auto rounded-md border bg-inset"
      >
        {from > 0 ? (
          <div className="sticky left-0 border-b px-3 py-1.5">
            <Button onClick={() => void readEarlier()}>Load earlier</Button>
            <span className="ml-2 text-ink-faint text-sm">{formatBytes(from)} before this</span>
          </div>
        ) : null}
        <pre className={cn('px-3 py-2 font-mono text-xs leading-[1.1875rem]', wrap && 'whitespace-pre-wrap')}>
          {text || (open ? 'No output yet.' : 'No output.')}
        </pre>
      </div>
    </section>
  );
}
