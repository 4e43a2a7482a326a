import type { BoardLayer, BoardTask } from '@/lib/domain/board';
import { isBroken, isSettled, needsPerson } from '@/lib/domain/task-status';

export const taskFilters = ['all', 'asks', 'unapproved', 'failed'] as const;
export type TaskFilter = (typeof taskFilters)[number];

export const filterWords: Record<TaskFilter, string> = {
  all: 'All',
  asks: 'Asks',
  unapproved: 'Unapproved',
  failed: 'Failed',
};

/** The filter in a URL; anything else shows all. */
export const parseTaskFilter = (value: string | null): TaskFilter =>
  taskFilters.find((filter) => filter === value) ?? 'all';

export const isUnapproved = (row: BoardTask): boolean => row.mapping.status !== 'approved' && !isSettled(row.status);

const tests: Record<TaskFilter, (row: BoardTask) => boolean> = {
  all: () => true,
  asks: (row) =>
    !isSettled(row.status) && (row.mapping.answer === null || row.status === 'asking' || needsPerson(row.status)),
  unapproved: isUnapproved,
  failed: (row) => isBroken(row.status),
};

/** The layers with the rows that pass; layers without any are left out. */
export function filterLayers(layers: BoardLayer[], filter: TaskFilter): BoardLayer[] {
  if (filter === 'all') return layers;
  return layers
    .map((layer) => ({ ...layer, tasks: layer.tasks.filter(tests[filter]) }))
    .filter((layer) => layer.tasks.length > 0);
}

export function countByFilter(layers: BoardLayer[]): Record<TaskFilter, number> {
  const counts = { all: 0, asks: 0, unapproved: 0, failed: 0 };
  for (const layer of layers) {
    for (const row of layer.tasks) for (const filter of taskFilters) if (tests[filter](row)) counts[filter] += 1;
  }
  return counts;
}
