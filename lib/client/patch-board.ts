import type { Board, BoardTask } from '@/lib/domain/board';
import type { RunChange, VerbOutput } from '@/lib/domain/verb-outputs';
import type { Verb } from '@/lib/domain/verbs';

/**
 * The board after a verb, as far as the verb's own answer says it; null when the whole must be read again to know.
 * A person sees what they did at once, however large the plan is; the board is read again behind it.
 */
export function patchBoard<V extends Verb>(board: Board, verb: V, output: VerbOutput<V>): Board | null {
  switch (verb) {
    case 'approve':
      return withApproval(board, new Set((output as VerbOutput<'approve'>).approved), 'approved');
    case 'unapprove':
      return withApproval(board, new Set([(output as VerbOutput<'unapprove'>).taskId]), 'proposed');
    case 'pause':
    case 'continue':
    case 'retry':
    case 'skip':
    case 'accept':
    case 'reject':
      return withChange(board, output as RunChange);
    default:
      return null;
  }
}

function withApproval(board: Board, ids: ReadonlySet<string>, status: 'approved' | 'proposed'): Board {
  return mapTasks(board, (row) => (ids.has(row.task.id) ? { ...row, mapping: { ...row.mapping, status } } : row));
}

function withChange(board: Board, { run, task }: RunChange): Board {
  if (board.run?.id !== run.id) return board;
  const next = { ...board, run };
  if (!task) return next;
  if (task.role === 'task') {
    return mapTasks(next, (row) =>
      row.task.id === task.taskId ? { ...row, runTask: task, status: task.status } : row,
    );
  }
  const layers = next.layers.map((layer) => (layer.sync?.taskId === task.taskId ? { ...layer, sync: task } : layer));
  return { ...next, layers };
}

function mapTasks(board: Board, change: (row: BoardTask) => BoardTask): Board {
  return { ...board, layers: board.layers.map((layer) => ({ ...layer, tasks: layer.tasks.map(change) })) };
}
