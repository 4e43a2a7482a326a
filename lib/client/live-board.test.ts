import { describe, expect, it } from 'vitest';
import type { Board, BoardTask } from '@/lib/domain/board';
import type { RunTask } from '@/lib/domain/run';
import type { RunSnapshot } from '@/lib/domain/run-event';
import { liveBoard } from './live-board';

const runTask = (taskId: string, status: RunTask['status']) =>
  ({ taskId, role: 'task', layerKey: 'L0', status, durationMs: null }) as RunTask;
const row = (id: string) =>
  ({ task: { id, key: id }, mapping: {}, status: 'pending', runTask: runTask(id, 'pending') }) as BoardTask;
const board = {
  run: { id: 'run_1', status: 'running' },
  layers: [{ key: 'L0', tasks: [row('a'), row('b')], sync: null, status: 'pending' }],
} as unknown as Board;
const snapshot = (cursor: number, ...tasks: RunTask[]) =>
  ({ run: { id: 'run_1', status: 'running' }, tasks, attempts: [], output: {}, cursor }) as unknown as RunSnapshot;

describe('liveBoard', () => {
  it('shows the stream’s statuses and keeps the identity of rows that did not change', () => {
    const same = board.layers[0]?.tasks[1]?.runTask as RunTask;
    const first = liveBoard(board, snapshot(4, runTask('a', 'complete'), same));
    const again = liveBoard(board, snapshot(5, first.layers[0]?.tasks[0]?.runTask as RunTask, same));
    expect(first.layers[0]?.tasks.map((each) => each.status)).toEqual(['complete', 'pending']);
    expect(first.layers[0]?.tasks[1]).toBe(board.layers[0]?.tasks[1]);
    expect(again.layers[0]?.tasks[0]).toBe(first.layers[0]?.tasks[0]);
    expect(first.progress.complete).toBe(1);
  });

  it('leaves the board alone before the first item of the stream and for another run', () => {
    expect(liveBoard(board, snapshot(0, runTask('a', 'complete')))).toBe(board);
    expect(liveBoard({ ...board, run: { id: 'run_2' } as never }, snapshot(4)).layers).toBe(board.layers);
  });
});
