import type { RunView } from './follow-run';
import { waysOn } from './question';
import type { Terminal } from './terminal';

/**
 * One JSON document a line: `run.snapshot` first, then every event as it is in the ledger, `output` pieces, and
 * `run.stopped` last.
 */
export function createJsonView(terminal: Terminal): RunView {
  return {
    item(item, state) {
      if (item.type === 'snapshot') {
        const { run, tasks, attempts, cursor } = state;
        terminal.document({ type: 'run.snapshot', seq: cursor, runId: run.id, run, tasks, attempts });
      } else if (item.type === 'events') {
        for (const event of item.events) terminal.document(event);
        for (const chunk of item.output) terminal.document({ type: 'output', ...chunk });
      }
    },
    stopped(stop) {
      const { run, pause, task, proposal, exit } = stop;
      terminal.document({
        type: 'run.stopped',
        runId: run.id,
        spec: run.specId,
        status: run.status,
        pause,
        task: task?.key ?? null,
        proposal,
        answers: run.status === 'paused' ? waysOn(run.specId, stop).map((way) => way.command) : [],
        exit,
      });
    },
  };
}
