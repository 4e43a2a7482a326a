import type { Board, BoardLayer, BoardTask } from '@/lib/domain/board';
import { layerStatus, progressOf } from '@/lib/domain/progress';
import type { RunTask } from '@/lib/domain/run';
import type { RunSnapshot } from '@/lib/domain/run-event';

const merged = new WeakMap<BoardTask, BoardTask>();

/**
 * The board with the statuses of the live run. Rows that did not change keep their identity, so that a page of a
 * thousand rows paints only the one that did.
 */
export function liveBoard(board: Board, snapshot: RunSnapshot | null): Board {
  if (!snapshot || snapshot.run.id !== board.run?.id || snapshot.cursor === 0) return board;
  const tasks = new Map(snapshot.tasks.map((task) => [task.taskId, task]));
  const layers = board.layers.map((layer) => liveLayer(layer, tasks));
  return { ...board, run: snapshot.run, layers, progress: progressOf(snapshot.tasks) };
}

function liveLayer(layer: BoardLayer, tasks: ReadonlyMap<string, RunTask>): BoardLayer {
  const rows = layer.tasks.map((row) => liveRow(row, tasks.get(row.task.id)));
  const sync = layer.sync ? (tasks.get(layer.sync.taskId) ?? layer.sync) : null;
  if (sync === layer.sync && rows.every((row, index) => row === layer.tasks[index])) return layer;
  const ofRun = [...rows.flatMap((row) => row.runTask ?? []), ...(sync ? [sync] : [])];
  return { ...layer, tasks: rows, sync, status: ofRun.length ? layerStatus(ofRun) : layer.status };
}

function liveRow(row: BoardTask, runTask: RunTask | undefined): BoardTask {
  if (!runTask || runTask === row.runTask) return row;
  const known = merged.get(row);
  if (known?.runTask === runTask) return known;
  const next = { ...row, runTask, status: runTask.status };
  merged.set(row, next);
  return next;
}

/** Milliseconds between looks at a board beside its stream; a large one is a large answer. */
export const lookEvery = (board: Board | undefined): number =>
  (board?.layers.reduce((sum, layer) => sum + layer.tasks.length, 0) ?? 0) > 300 ? 60_000 : 10_000;
