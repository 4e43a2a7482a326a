import { expect, test } from 'vitest';
import { attempt, runTask } from './fixtures/run';
import { liveTimeline, timelineMarks, timelineRows, timelineSpan } from './timeline';

const at = (second: number): string => new Date(second * 1000).toISOString();
const tasks = [runTask('L0.1'), runTask('L0.2'), runTask('L0.3')];
const tried = (name: string, n: number, from: number, to: number | null) =>
  attempt(`task_${name}`, {
    ...{ id: `att_${name}_${n}`, n, status: to === null ? 'running' : 'failed' },
    ...{ startedAt: at(from), finishedAt: to === null ? null : at(to) },
  });
const first = [tried('L0.2', 1, 5, 8), tried('L0.1', 1, 1, 4), tried('L0.1', 2, 9, null)];

test('a row for each task that was started, by its first start, with a bar for every attempt', () => {
  const rows = timelineRows(tasks, first);
  expect(rows.map(({ key, bars }) => [key, bars.map(({ n, start, end }) => [n, start, end])])).toEqual([
    [
      'L0.1',
      [
        [1, 1000, 4000],
        [2, 9000, null],
      ],
    ],
    ['L0.2', [[1, 5000, 8000]]],
  ]);
  expect(timelineSpan(rows, 12_000)).toEqual({ from: 1000, to: 12_000 });
});

test('what began or ended since is in it, and rows without news stay the same', () => {
  const rows = timelineRows(tasks, first);
  const live = liveTimeline(rows, tasks, [tried('L0.1', 2, 9, 11), tried('L0.2', 1, 5, 8), tried('L0.3', 1, 11, null)]);
  expect(live.map(({ key, bars }) => [key, bars.at(-1)?.end])).toEqual([
    ['L0.1', 11_000],
    ['L0.2', 8000],
    ['L0.3', null],
  ]);
  expect(live[1]).toBe(rows[1]);
  expect(liveTimeline(live, tasks, [tried('L0.1', 2, 9, null)])).toBe(live);
});

test('marks are round and few, from a moment to days', () => {
  expect(timelineMarks(500, 6)).toEqual([0, 100, 200, 300, 400, 500]);
  expect(timelineMarks(4_000, 6)).toEqual([0, 1000, 2000, 3000, 4000]);
  expect(timelineMarks(3_600_000, 6)).toEqual([0, 1, 2, 3, 4, 5, 6].map((at) => at * 600_000));
  expect(timelineMarks(40 * 86_400_000, 6).length).toBeLessThanOrEqual(7);
});
