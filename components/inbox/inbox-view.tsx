'use client';
import Link from 'next/link';
import { QuestionCard } from '@/components/agent/question-card';
import { countWord } from '@/components/plan/progress-words';
import { useRowKeys } from '@/components/plan/use-row-keys';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { Inbox, InboxItem } from '@/lib/domain/inbox';
import { inboxGroups } from './inbox-looks';
import { InboxRow } from './inbox-row';
import { placeOf } from './place-of';

/** How often the page looks for something new, in milliseconds. */
const LOOK_MS = 1_500;

/** Everything that waits for a person, over all runs of the project. */
export function InboxView({ first }: { first: FirstPaint<Inbox> }) {
  const { items, waiting } = useVerbQuery('inbox', {}, { first, every: LOOK_MS }).data ?? first.value;
  useRowKeys();
  const words =
    waiting === 0
      ? 'Nothing waits for you.'
      : `${countWord(waiting, 'thing')} ${waiting === 1 ? 'waits' : 'wait'} for you.`;
  return (
    <div className="mx-auto grid max-w-4xl gap-6">
      <header>
        <h1 className="font-semibold text-3xl">Inbox</h1>
        <p role="status" className="mt-1 text-ink-soft">
          {words}
        </p>
      </header>
      {items.length === 0 ? (
        <EmptyState
          title="All quiet"
          action={
            <Button asChild size="md">
              <Link href="/">See the specs</Link>
            </Button>
          }
        >
          When an agent asks, a task fails or a command is missing, it stands here, whichever run it is of.
        </EmptyState>
      ) : null}
      {inboxGroups.map(({ title, kinds }) => {
        const group = items.filter(({ kind }) => kinds.includes(kind));
        return group.length ? <Group key={title} title={title} items={group} /> : null;
      })}
    </div>
  );
}

function Group({ title, items }: { title: string; items: InboxItem[] }) {
  const asked = items.flatMap((item) =>
    item.question && item.task ? [{ ...item, question: item.question, task: item.task }] : [],
  );
  const rows = items.filter((item) => !item.question || !item.task);
  return (
    <section aria-label={title} className="grid gap-2.5">
      <h2 className="font-semibold text-xl">
        {title} <span className="font-normal font-sans text-base text-ink-faint">{items.length}</span>
      </h2>
      {asked.map((item) => (
        <QuestionCard
          key={item.question.id}
          spec={item.spec}
          task={{ ...item.task, description: `${item.task.description} · ${item.spec}` }}
          question={item.question}
          href={placeOf(item)}
        />
      ))}
      {rows.length ? (
        <ul className="divide-y overflow-clip rounded-lg border bg-face shadow-lift">
          {rows.map((item) => (
            <InboxRow key={`${item.kind} ${item.runId} ${item.spec} ${item.task?.id}`} item={item} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
