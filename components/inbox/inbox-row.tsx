import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { When } from '@/components/task/when';
import { Badge } from '@/components/ui/badge';
import type { InboxItem } from '@/lib/domain/inbox';
import { inboxLooks } from './inbox-looks';
import { placeOf } from './place-of';

/** One thing that waits; the whole line leads to where it can be answered. */
export function InboxRow({ item }: { item: InboxItem }) {
  const { icon: Icon, tone, word } = inboxLooks[item.kind];
  return (
    <li
      data-task-row
      tabIndex={-1}
      className="relative grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 px-4 py-3 outline-offset-[-2px] hover:bg-hover/50 focus:bg-hover/60 sm:px-5"
    >
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={item.task?.status === 'timed-out' || item.task?.status === 'cancelled' ? 'broken' : tone}>
            <Icon aria-hidden /> {item.task ? item.task.status.replaceAll('-', ' ') : word}
          </Badge>
          <span className="text-ink-soft text-sm">
            <span className="font-mono">{item.spec}</span> {item.rehearsal ? '(rehearsal) ' : ''}
            {item.title === item.spec ? '' : item.title}
          </span>
        </p>
        <p>
          <Link href={placeOf(item)} data-open className="rounded-sm font-medium after:absolute after:inset-0">
            {item.task ? (
              <>
                <span className="mr-1.5 font-mono text-ink-soft">{item.task.key}</span>
                {item.task.description}
              </>
            ) : (
              item.text
            )}
          </Link>
        </p>
        {item.task || item.hint ? (
          <p className="text-ink-soft text-sm">
            {item.task ? <span className="inline-block first-letter:uppercase">{item.text}</span> : null} {item.hint}
          </p>
        ) : null}
        {item.since || item.until ? (
          <p className="text-ink-faint text-xs">
            {item.since ? (
              <>
                since <When at={item.since} />
              </>
            ) : null}
            {item.until ? (
              <>
                {item.since ? ', ' : ''}until <When at={item.until} />
              </>
            ) : null}
          </p>
        ) : null}
      </div>
      <ChevronRight aria-hidden className="mt-1 size-4 text-ink-faint" />
    </li>
  );
}
