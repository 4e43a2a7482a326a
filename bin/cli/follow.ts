import type { Run } from '@/lib/domain/run';
import { answersHere } from './answer-here';
import type { Cli } from './cli';
import { type Connection, connect } from './connect';
import { EXIT } from './exit-codes';
import { followRun, type RunView } from './follow-run';
import { listenForInterrupts } from './interrupts';
import { createJsonView } from './json-view';
import { createTextView } from './text-view';
import { visibleText } from './visible-text';

/**
 * Opens the project, calls a verb that may move a run, and watches that run until it rests. `move` answers null when
 * no run moves. Gives the exit code.
 */
export async function moveRun(cli: Cli, move: (connection: Connection) => Promise<Run | null>): Promise<number> {
  const since = new Date().toISOString();
  const connection = await connect(cli);
  const interrupts = listenForInterrupts({ reader: true });
  try {
    const run = await move(connection);
    if (!run) return EXIT.ok;
    const view = viewOf(cli, connection, since);
    const signals = { interrupted: interrupts.first, abandoned: interrupts.second };
    const { exit } = await followRun(connection.ashlar, run, view, signals);
    if (!signals.abandoned.aborted) await tellNotice(cli, connection, run.specId);
    return exit;
  } finally {
    // Stopping by hand ends all that runs; a run at rest leaves alone what an earlier server began.
    await connection.close(interrupts.first.aborted ? 'stop' : 'hand-back');
    interrupts.dispose();
  }
}

/** Shows the run, and where no dashboard holds the project, takes what is typed as answers to its agents. */
function viewOf(cli: Cli, { ashlar, door }: Connection, since: string): RunView {
  const { terminal } = cli;
  const replyVerb = (spec: string, task: string) => (door ? `ashlar reply ${spec} ${task}` : '');
  const view = terminal.json ? createJsonView(terminal) : createTextView(terminal, since, replyVerb);
  if (door) return view;
  const look = answersHere(cli, ashlar);
  return {
    ...view,
    item(item, state) {
      view.item(item, state);
      look(state);
    },
  };
}

/** Says what is wrong beside the run, such as a status file that other tools no longer get. */
async function tellNotice({ terminal }: Cli, { ashlar }: Connection, spec: string): Promise<void> {
  const status = await ashlar.call('status', { spec }).catch(() => null);
  if (status?.notice) terminal.remark(visibleText(status.notice));
}
