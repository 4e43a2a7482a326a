import { expect, it } from 'vitest';
import type { BoardLayer, BoardTask } from '@/lib/domain/board';
import { countByFilter, filterLayers, parseTaskFilter } from './task-filter';

const row = (key: string, status: string, mapped: boolean, approved: boolean) =>
  ({
    task: { key },
    status,
    mapping: { answer: mapped ? {} : null, status: approved ? 'approved' : 'proposed' },
  }) as BoardTask;
const layers = [
  { key: 'L0', tasks: [row('L0.1', 'complete', false, false), row('L0.2', 'failed', true, true)] },
  { key: 'L1', tasks: [row('L1.1', 'pending', false, false), row('L1.2', 'pending', true, false)] },
] as BoardLayer[];

it('counts what each filter shows, and asks nothing about a task that is settled', () => {
  expect(countByFilter(layers)).toEqual({ all: 4, asks: 2, unapproved: 2, failed: 1 });
});

it('leaves out layers in which nothing is shown', () => {
  expect(filterLayers(layers, 'failed').map((layer) => layer.key)).toEqual(['L0']);
  expect(filterLayers(layers, 'all')).toBe(layers);
});

it('shows all for an address that names no filter', () => {
  expect([parseTaskFilter('asks'), parseTaskFilter('<b>'), parseTaskFilter(null)]).toEqual(['asks', 'all', 'all']);
});
