import { expect, test } from 'vitest';
import type { BoardLayer, BoardTask } from '@/lib/domain/board';
import { countByReviewFilter, filterReview, parseReviewFilter, reviewTasks } from './review-filter';
import { idOf, keepPlace, nextToReview, reviewItems, stepFrom } from './review-items';
import { canApprove, needsLook, whyNotApproved } from './review-state';

const command = { kind: 'command', command: '/shop:sell', args: 'books', effect: 'files' };
const ready = { state: 'ready', how: '' };
const dead = { state: 'missing', message: '', nearest: [] };

type Change = { status?: string; preflight?: object; mapping?: object };

const row = (id: string, { mapping, ...rest }: Change = {}): BoardTask =>
  ({
    task: { id, key: id, ref: `T-${id}`, description: `Sell the ${id}` },
    mapping: { answer: command, confidence: 95, status: 'proposed', voided: null, ...mapping },
    preflight: ready,
    status: 'pending',
    ...rest,
  }) as unknown as BoardTask;

const layers = [
  {
    key: 'L0',
    name: 'Ground',
    tasks: [
      row('sure'),
      row('medium', { mapping: { confidence: 70 } }),
      row('low', { mapping: { confidence: 30 } }),
      row('asks', { mapping: { answer: null, confidence: 0 } }),
    ],
  },
  {
    key: 'L1',
    name: 'Walls',
    tasks: [
      row('approved', { mapping: { status: 'approved', confidence: 60 } }),
      row('dead', { preflight: dead, mapping: { status: 'approved' } }),
      row('changed', { mapping: { voided: 'The task changed.' } }),
      row('done', { status: 'complete' }),
    ],
  },
] as unknown as BoardLayer[];
const tasks = reviewTasks(layers);
const ids = (list: readonly { row: BoardTask }[]): string[] => list.map((each) => each.row.task.id);

test('every mapping has one state; what is dead is dead even when it was approved', () => {
  expect(tasks.map(({ state }) => state)).toEqual([
    'high',
    'medium',
    'low',
    'asks',
    'approved',
    'dead',
    'changed',
    'settled',
  ]);
});

test('a settled task whose text changed since it was approved is to be looked at again', () => {
  const [again] = reviewTasks([
    { key: 'L0', tasks: [row('x', { status: 'complete', mapping: { voided: 'It changed.' } })] },
  ] as unknown as BoardLayer[]);
  expect(again?.state).toBe('changed');
});

test('what asks or is dead needs a look and cannot be approved, with a reason and the way out', () => {
  for (const state of ['asks', 'dead'] as const) {
    expect([needsLook(state), canApprove(state)]).toEqual([true, false]);
    expect(whyNotApproved('L0.1', state)).toContain('press e');
  }
  expect(whyNotApproved('L0.1', 'high')).toBeNull();
});

test('each filter shows and counts its own', () => {
  expect(countByReviewFilter(tasks)).toEqual({ all: 8, asks: 1, low: 2, dead: 1, changed: 1, approved: 1 });
  expect(ids(filterReview(tasks, 'low', ''))).toEqual(['medium', 'low']);
  expect(ids(filterReview(tasks, 'dead', ''))).toEqual(['dead']);
  expect(parseReviewFilter('nonsense')).toBe('all');
});

test('text finds key, ref, task and answer by all of its words, ignoring case, within the filter', () => {
  expect(ids(filterReview(tasks, 'all', 'SELL medium'))).toEqual(['medium']);
  expect(ids(filterReview(tasks, 'all', 't-low'))).toEqual(['low']);
  expect(filterReview(tasks, 'all', 'books /shop')).toHaveLength(7);
  expect(filterReview(tasks, 'asks', 'medium')).toEqual([]);
});

test('plan order stands under the headings of its layers, with what is left; layers without lines have none', () => {
  const heads = reviewItems(tasks, layers, 'plan').filter(({ kind }) => kind === 'layer');
  expect(heads).toMatchObject([
    { key: 'L0', shown: 4, left: 4 },
    { key: 'L1', shown: 4, left: 2 },
  ]);
  expect(reviewItems(filterReview(tasks, 'asks', ''), layers, 'plan')).toHaveLength(2);
});

test('by confidence the least sure come first, equals in the order of the plan', () => {
  const order = reviewItems(tasks, layers, 'confidence').map(idOf);
  expect(order).toEqual(['asks', 'low', 'approved', 'medium', 'sure', 'dead', 'changed', 'done']);
});

test('steps pass over headings and stop at both ends', () => {
  const items = reviewItems(tasks, layers, 'plan');
  expect(stepFrom(items, 4, 1)).toBe(6);
  expect(stepFrom(items, 6, -1)).toBe(4);
  expect(stepFrom(items, 1, -1)).toBe(1);
  expect(stepFrom(items, items.length - 1, 1)).toBe(items.length - 1);
  expect(stepFrom([], -1, 1)).toBe(-1);
});

test('the next to review passes over what is approved or done, begins again at the top, and ends when none is left', () => {
  const items = reviewItems(tasks, layers, 'plan');
  const after = (id: string) =>
    idOf(
      items[
        nextToReview(
          items,
          items.findIndex((item) => idOf(item) === id),
        )
      ],
    );
  expect(after('asks')).toBe('dead');
  expect(after('changed')).toBe('sure');
  const reviewed = reviewItems(filterReview(tasks, 'approved', ''), layers, 'plan');
  expect(nextToReview(reviewed, 1)).toBe(-1);
});

test('the place stays at its task, and when that is gone from sight at the task that took its line', () => {
  const items = reviewItems(tasks, layers, 'plan');
  expect(idOf(items[keepPlace(items, 'low', 0)])).toBe('low');
  const fewer = reviewItems(filterReview(tasks, 'low', ''), layers, 'plan');
  expect(idOf(fewer[keepPlace(fewer, 'sure', 1)])).toBe('medium');
  expect(idOf(fewer[keepPlace(fewer, 'gone', 40)])).toBe('low');
  expect(keepPlace([], 'gone', 3)).toBe(-1);
});
