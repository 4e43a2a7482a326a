'use client';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import type { Step } from '@/lib/domain/step';
import { DiffLines } from './diff-lines';
import { toolStateLooks } from './step-looks';
import { TextBlock, ToolInput } from './tool-input';

type ToolStepProps = { step: Extract<Step, { type: 'tool' }>; children: ReactNode };

/** A tool call in one line; opened, what it was given, what it changed and what it answered. */
export function ToolStep({ step, children }: ToolStepProps) {
  const { title, name, state, input, result, diff } = step;
  // What changed files, or went wrong, is what the reader looks for.
  const [open, setOpen] = useState<boolean | null>(null);
  const isOpen = open ?? (diff !== null || children !== null);
  const { word, tone, icon: Icon, spins } = toolStateLooks[state];
  return (
    <div className="min-w-0 rounded-md border bg-face">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex w-full min-w-0 items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-hover/60 pointer-coarse:py-2.5"
      >
        <ChevronRight aria-hidden className={isOpen ? 'size-4 shrink-0 rotate-90' : 'size-4 shrink-0 text-ink-faint'} />
        <span className={isOpen ? 'min-w-0 flex-1 font-mono text-sm' : 'min-w-0 flex-1 truncate font-mono text-sm'}>
          {title}
        </span>
        {state === 'done' ? (
          <span className="sr-only">, done</span>
        ) : (
          <Badge tone={tone}>
            <Icon aria-hidden className={spins ? 'animate-spin-slow' : undefined} />
            {word}
          </Badge>
        )}
      </button>
      {isOpen ? (
        <div className="grid gap-2.5 border-t px-3 py-2.5">
          {diff ? <DiffLines diff={diff} /> : <ToolInput input={input} label={`Input of ${name}`} />}
          {result !== null && !(diff && state === 'done') ? (
            <div className="grid gap-1">
              <p className="text-ink-faint text-xs">{state === 'denied' ? 'Refused' : 'Result'}</p>
              {result.trim() ? (
                <TextBlock text={result} label={`Result of ${title}`} />
              ) : (
                <p className="text-ink-soft text-sm">It answered nothing.</p>
              )}
            </div>
          ) : null}
          {children}
        </div>
      ) : null}
    </div>
  );
}
