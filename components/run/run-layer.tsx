'use client';
import { memo } from 'react';
import { useLongList } from '@/components/plan/long-list';
import { StoneBar } from '@/components/plan/stone-bar';
import { stoneLook } from '@/components/plan/wall-layers';
import { cn } from '@/components/ui/cn';
import type { BoardLayer } from '@/lib/domain/board';
import { isSettled } from '@/lib/domain/task-status';
import { RunRow } from './run-row';

/** From so many rows on, those out of sight are not laid out. */
const LONG_LAYER = 60;

/** One layer of a run: its course filling, its tasks in one line each. */
export const RunLayer = memo(function RunLayer({ spec, layer }: { spec: string; layer: BoardLayer }) {
  const { key, name, tasks, sync } = layer;
  const settled = tasks.filter((row) => isSettled(row.status)).length;
  const { shown, more } = useLongList(tasks);
  const words = `${settled} of ${tasks.length} settled`;
  return (
    <section aria-label={`${key} ${name}`} className="overflow-clip rounded-lg border bg-face shadow-lift">
      <header className="grid gap-x-6 gap-y-2 border-b bg-ground/60 px-4 py-2.5 sm:px-5 md:grid-cols-[minmax(0,1fr)_14rem] md:items-center">
        <h2 className="flex items-baseline gap-2.5 font-semibold text-base">
          <span className="font-medium font-mono text-ink-faint text-sm">{key}</span>
          {name}
          <span className="font-normal font-sans text-ink-soft text-sm">
            {tasks.length ? `${settled} of ${tasks.length}` : 'no tasks'}
          </span>
        </h2>
        <StoneBar looks={tasks.map(stoneLook)} label={words} />
      </header>
      <div className={cn('divide-y', tasks.length > LONG_LAYER && 'long-layer')}>
        {shown.map((row) => (
          <RunRow
            key={row.task.id}
            id={row.task.id}
            label={row.task.key}
            description={row.task.description}
            href={`/specs/${encodeURIComponent(spec)}/tasks/${row.task.id}`}
            status={row.status}
            answer={row.runTask?.answer ?? row.mapping.answer}
            durationMs={row.runTask?.durationMs ?? null}
            evidence={row.runTask?.evidence?.text ?? null}
          />
        ))}
        {more}
        {sync ? (
          <RunRow
            id={sync.taskId}
            label={sync.key}
            description={sync.description}
            href={null}
            status={sync.status}
            answer={sync.answer}
            durationMs={sync.durationMs}
            evidence={null}
          />
        ) : null}
      </div>
    </section>
  );
});
