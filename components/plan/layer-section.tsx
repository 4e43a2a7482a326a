'use client';
import { useMemo } from 'react';
import type { Choice } from '@/components/task/task-choices';
import type { TaskActs } from '@/components/task/use-task-acts';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { BoardLayer } from '@/lib/domain/board';
import type { RunStatus } from '@/lib/domain/run-status';
import { isSettled } from '@/lib/domain/task-status';
import { useLongList } from './long-list';
import { StoneBar } from './stone-bar';
import { SyncRow } from './sync-row';
import { type RowArrange, TaskRow } from './task-row';
import { stoneLook } from './wall-layers';

/** From so many rows on, those out of sight are not laid out. */
const LONG_LAYER = 60;

type LayerSectionProps = {
  spec: string;
  layer: BoardLayer;
  runStatus: RunStatus | null;
  busy: ReadonlyMap<string, Choice>;
  acts: TaskActs;
  /** Null where the order cannot be changed now. */
  arrange: Omit<RowArrange, 'layerKey'> | null;
};

/** One layer: its course, its tasks in the order they run, the sync that ends it. */
export function LayerSection({ spec, layer, runStatus, busy, acts, arrange }: LayerSectionProps) {
  const { key, name, tasks, sync } = layer;
  const rowArrange = useMemo(() => arrange && { ...arrange, layerKey: key }, [arrange, key]);
  const settled = tasks.filter((row) => isSettled(row.status)).length;
  const { shown, more } = useLongList(tasks);
  return (
    <section aria-label={`${key} ${name}`} className="overflow-clip rounded-lg border bg-face shadow-lift">
      <header className="grid gap-x-6 gap-y-2 border-b bg-ground/60 px-4 py-3 sm:px-5 md:grid-cols-[minmax(0,1fr)_14rem] md:items-center">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h2 className="flex items-baseline gap-2.5 font-semibold text-lg">
            <span className="font-medium font-mono text-base text-ink-faint">{key}</span>
            {name}
          </h2>
          <Badge tone="outline">{layer.parallel ? 'in parallel' : 'one by one'}</Badge>
          <span className="text-ink-soft text-sm">{tasks.length ? `${settled} of ${tasks.length}` : 'no tasks'}</span>
        </div>
        <StoneBar looks={tasks.map(stoneLook)} label={`${settled} of ${tasks.length} settled`} />
      </header>
      <div className={cn('divide-y', tasks.length > LONG_LAYER && 'long-layer')}>
        {shown.map((row) => (
          <TaskRow
            key={row.task.id}
            spec={spec}
            row={row}
            runStatus={runStatus}
            busy={busy.get(row.task.id)}
            acts={acts}
            arrange={rowArrange}
          />
        ))}
        {more}
        {sync ? <SyncRow sync={sync} runStatus={runStatus} busy={busy.get(sync.taskId)} acts={acts} /> : null}
      </div>
    </section>
  );
}
