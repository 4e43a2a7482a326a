'use client';
import Link from 'next/link';
import { NearestCommands } from '@/components/mapping/nearest-commands';
import { Button } from '@/components/ui/button';
import type { DeadTask } from '@/lib/domain/preflight';

type DeadTasksProps = {
  spec: string;
  dead: readonly DeadTask[];
  onReplace: (dead: DeadTask, command: string) => void;
  /** Opens the dialog for any other answer. */
  onChoose: (dead: DeadTask) => void;
};

/** Approved tasks whose command cannot be used here, each with what to take instead. */
export function DeadTasks({ spec, dead, onReplace, onChoose }: DeadTasksProps) {
  return (
    <ul className="grid divide-y">
      {dead.map((each) => (
        <li
          key={each.taskId}
          className="grid gap-x-4 gap-y-1 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <p className="min-w-0">
            <Link
              href={`/specs/${encodeURIComponent(spec)}/tasks/${each.taskId}`}
              className="mr-2 rounded-sm font-mono text-ink-soft text-sm hover:text-ink hover:underline"
            >
              {each.key}
            </Link>
            {each.description} <span className="whitespace-nowrap text-ink-faint text-xs">line {each.line}</span>
          </p>
          <Button className="justify-self-start sm:row-span-2" onClick={() => onChoose(each)}>
            Another answer
          </Button>
          <div className="min-w-0">
            <p className="text-broken-text text-sm">{each.message}</p>
            <NearestCommands commands={each.nearest} replaces onChoose={(command) => onReplace(each, command)} />
          </div>
        </li>
      ))}
    </ul>
  );
}
