'use client';
import { ChevronDown, Square, SquareCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { PlanSubtask } from '@/lib/domain/plan';
import { countWord } from './progress-words';

type TaskPartsProps = {
  parts: readonly PlanSubtask[];
  /** The task is complete, and its parts with it, whatever their boxes say. */
  complete: boolean;
  /** Lets the parts run singly; absent where that cannot be done now. */
  onSplit?: () => void;
};

/** How many parts of a task are done, and which they are. */
export function TaskParts({ parts, complete, onSplit }: TaskPartsProps) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const done = parts.filter((part) => part.done).length;
  return (
    <div className="grid gap-1.5">
      <Button
        look="quiet"
        className="-mx-2 h-6 justify-self-start px-2"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        onClick={() => setOpen(!open)}
      >
        {complete ? countWord(parts.length, 'part') : `${done} of ${countWord(parts.length, 'part')}`}
        <ChevronDown aria-hidden className={cn('transition-transform', open && 'rotate-180')} />
      </Button>
      {open ? (
        <div id={listId} className="grid gap-2 border-l pl-3">
          <ul className="grid gap-1 text-sm">
            {parts.map((part) => (
              <Part key={part.id} part={part} done={part.done || (complete && !part.optional)} />
            ))}
          </ul>
          {onSplit ? (
            <Button className="justify-self-start" onClick={onSplit}>
              Run parts singly
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Part({ part, done }: { part: PlanSubtask; done: boolean }) {
  const Icon = done ? SquareCheck : Square;
  return (
    <li className="flex gap-2">
      <Icon
        aria-label={done ? 'done:' : 'open:'}
        className={cn('mt-0.5 size-4 shrink-0', done ? 'text-laid-text' : 'text-ink-faint')}
      />
      <span className="min-w-0">
        {part.ref ? <span className="mr-1.5 font-mono text-ink-faint text-xs">{part.ref}</span> : null}
        {part.description} {part.optional ? <Badge tone="outline">optional</Badge> : null}
      </span>
    </li>
  );
}
