import type { Board } from '@/lib/domain/board';
import type { RunSnapshot } from '@/lib/domain/run-event';

/** The latest run as the board knows it, to show until the stream says more. Its cursor is 0: nothing was streamed yet. */
export function runOfBoard(board: Board): RunSnapshot | null {
  if (!board.run) return null;
  const tasks = board.layers.flatMap((layer) => [...layer.tasks.map((row) => row.runTask), layer.sync]);
  return {
    run: board.run,
    tasks: tasks.filter((task) => task !== null),
    attempts: [],
    output: {},
    cursor: 0,
  };
}
