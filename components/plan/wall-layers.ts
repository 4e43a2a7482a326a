import type { BoardLayer, BoardTask } from '@/lib/domain/board';
import { isSettled } from '@/lib/domain/task-status';
import { type StoneLook, taskLooks } from './status-looks';
import type { WallLayer } from './wall';

/** The wall of a board. Before a run a block shows how far its mapping is: asking, or cut and approved. */
export function wallLayers(layers: readonly BoardLayer[]): WallLayer[] {
  return layers.map(({ key, name, tasks }) => ({
    key,
    name,
    settled: tasks.filter((row) => isSettled(row.status)).length,
    tasks: tasks.map((row) => ({
      id: row.task.id,
      key: row.task.key,
      label: `${row.task.key} ${row.task.description}: ${taskLooks[row.status].word}`,
      look: stoneLook(row),
    })),
  }));
}

export function stoneLook({ status, mapping }: BoardTask): StoneLook {
  if (status !== 'pending') return taskLooks[status].stone;
  if (mapping.answer === null) return 'ask';
  return mapping.status === 'approved' ? 'cut' : 'plain';
}
