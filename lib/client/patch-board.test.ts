import { expect, it } from 'vitest';
import type { Board } from '@/lib/domain/board';
import { patchBoard } from './patch-board';

const row = (id: string) => ({ task: { id }, mapping: { status: 'proposed' }, status: 'failed', runTask: null });
const board = {
  run: { id: 'run_1', status: 'paused' },
  layers: [{ tasks: [row('a'), row('b')], sync: { taskId: 's', status: 'failed' } }],
} as unknown as Board;

it('shows an approval from the answer alone, and touches no other row', () => {
  const next = patchBoard(board, 'approve', { approved: ['a'], dead: [] });
  expect(next?.layers[0]?.tasks.map((each) => each.mapping.status)).toEqual(['approved', 'proposed']);
  expect(next?.layers[0]?.tasks[1]).toBe(board.layers[0]?.tasks[1]);
});

it('shows what became of a task, of a sync and of the run', () => {
  const run = { id: 'run_1', status: 'running' } as never;
  const task = (taskId: string, role: string) => ({ taskId, role, status: 'pending' }) as never;
  const retried = patchBoard(board, 'retry', { run, task: task('b', 'task') });
  expect([retried?.run?.status, retried?.layers[0]?.tasks[1]?.status]).toEqual(['running', 'pending']);
  expect(patchBoard(board, 'retry', { run, task: task('s', 'sync') })?.layers[0]?.sync?.status).toBe('pending');
});

it('leaves verbs that change more than they answer to a new look', () => {
  expect(patchBoard(board, 'trust', { trusted: true })).toBeNull();
  expect(patchBoard(board, 'correct', {} as never)).toBeNull();
});
