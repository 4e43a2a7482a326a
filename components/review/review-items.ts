import type { BoardLayer } from '@/lib/domain/board';
import type { ReviewTask } from './review-filter';
import { needsLook } from './review-state';

export const reviewOrders = ['plan', 'confidence'] as const;
export type ReviewOrder = (typeof reviewOrders)[number];

/** A line of the table: a course's heading, or a task. */
export type ReviewItem =
  | { kind: 'layer'; key: string; name: string; shown: number; left: number }
  | ({ kind: 'task' } & ReviewTask);

/** In plan order under the headings of their layers; by confidence without them, the least sure first. */
export function reviewItems(
  tasks: readonly ReviewTask[],
  layers: readonly Pick<BoardLayer, 'key' | 'name'>[],
  order: ReviewOrder,
): ReviewItem[] {
  const line = (task: ReviewTask): ReviewItem => ({ kind: 'task', ...task });
  if (order === 'confidence') {
    return [...tasks].sort((a, b) => a.row.mapping.confidence - b.row.mapping.confidence).map(line);
  }
  const byLayer = new Map<string, ReviewTask[]>(layers.map(({ key }) => [key, []]));
  for (const task of tasks) byLayer.get(task.layerKey)?.push(task);
  return layers.flatMap(({ key, name }) => {
    const own = byLayer.get(key) ?? [];
    if (own.length === 0) return [];
    const left = own.filter(({ state }) => needsLook(state)).length;
    return [{ kind: 'layer' as const, key, name, shown: own.length, left }, ...own.map(line)];
  });
}

export const idOf = (item: ReviewItem | undefined): string | null => (item?.kind === 'task' ? item.row.task.id : null);

export const indexOfTask = (items: readonly ReviewItem[], id: string | null): number =>
  id === null ? -1 : items.findIndex((item) => idOf(item) === id);

/** The task `step` lines on, passing over headings; the last one in that direction when there are no more. */
export function stepFrom(items: readonly ReviewItem[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < items.length; at += step) if (items[at]?.kind === 'task') return at;
  return items[from]?.kind === 'task' ? from : items.findIndex(({ kind }) => kind === 'task');
}

/** The next task after `from` that still needs a look, beginning again at the top; -1 when there is none. */
export function nextToReview(items: readonly ReviewItem[], from: number): number {
  const isOpen = (item: ReviewItem | undefined): boolean => item?.kind === 'task' && needsLook(item.state);
  for (let n = 1; n < items.length; n++) {
    const at = (from + n) % items.length;
    if (isOpen(items[at])) return at;
  }
  return -1;
}

/** Where the place is when the lines changed: at its task, else at the task that took its line. */
export function keepPlace(items: readonly ReviewItem[], id: string | null, before: number): number {
  const at = indexOfTask(items, id);
  if (at !== -1) return at;
  const last = Math.min(Math.max(before, 0), items.length - 1);
  return items[last]?.kind === 'task' ? last : stepFrom(items, last, 1);
}
