import type { BoardLayer, BoardTask } from '@/lib/domain/board';
import { HIGH_CONFIDENCE } from '@/lib/domain/confidence';
import { answerLabel } from '@/lib/domain/mapping';
import { type ReviewState, reviewState } from './review-state';

export const reviewFilters = ['all', 'asks', 'low', 'dead', 'changed', 'approved'] as const;
export type ReviewFilter = (typeof reviewFilters)[number];

export const reviewFilterWords: Record<ReviewFilter, string> = {
  all: 'All',
  asks: 'Asks',
  low: `Below ${HIGH_CONFIDENCE}`,
  dead: 'Dead',
  changed: 'Changed',
  approved: 'Approved',
};

/** The filter in a URL; anything else shows all. */
export const parseReviewFilter = (value: string | null): ReviewFilter =>
  reviewFilters.find((filter) => filter === value) ?? 'all';

export type ReviewTask = { layerKey: string; row: BoardTask; state: ReviewState };

export function reviewTasks(layers: readonly BoardLayer[]): ReviewTask[] {
  return layers.flatMap(({ key, tasks }) => tasks.map((row) => ({ layerKey: key, row, state: reviewState(row) })));
}

/** Below 90 are those with an answer: without one it asks, and has its own filter. */
function passes({ row, state }: ReviewTask, filter: ReviewFilter): boolean {
  if (filter === 'all') return true;
  if (filter !== 'low') return state === filter;
  return (state === 'medium' || state === 'low' || state === 'changed') && row.mapping.confidence < HIGH_CONFIDENCE;
}

export function countByReviewFilter(tasks: readonly ReviewTask[]): Record<ReviewFilter, number> {
  const counts = { all: 0, asks: 0, low: 0, dead: 0, changed: 0, approved: 0 };
  for (const task of tasks) for (const filter of reviewFilters) if (passes(task, filter)) counts[filter]++;
  return counts;
}

/** Those that pass the filter and hold every word of `text` in key, ref, task or answer, ignoring case. */
export function filterReview(tasks: readonly ReviewTask[], filter: ReviewFilter, text: string): readonly ReviewTask[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (filter === 'all' && words.length === 0) return tasks;
  return tasks.filter((task) => passes(task, filter) && holds(task.row, words));
}

function holds({ task, mapping }: BoardTask, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const answer = mapping.answer ? answerLabel(mapping.answer) : '';
  const text = `${task.key} ${task.ref ?? ''} ${task.description} ${answer}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
