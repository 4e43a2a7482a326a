import { latestRun, listOpenRuns, listRunTasks } from '@/db/queries/runs';
import { AshlarError } from '@/lib/domain/errors';
import type { Run, RunState } from '@/lib/domain/run';
import type { Context } from '@/lib/workspace/context';

/** The run of a spec that has not ended, of its plan or of one command, or null. A spec has at most one. */
export function findOpenRun({ db }: Context, specId: string): Run | null {
  return listOpenRuns(db).find((run) => run.specId === specId) ?? null;
}

/** The same, or `E_NO_RUN`. */
export function requireOpenRun(context: Context, specId: string): Run {
  const run = findOpenRun(context, specId);
  if (run) return run;
  throw new AshlarError('E_NO_RUN', `No run of ${specId} is going on.`, 'Press Run first.');
}

/** What pages show of a spec's plan: its open run, a rehearsal too, else the latest real one, else null. */
export function findShownRun(context: Context, specId: string): RunState | null {
  const open = findOpenRun(context, specId);
  const run = open?.kind === 'plan' ? open : latestRun(context.db, specId);
  return run ? { run, tasks: listRunTasks(context.db, run.id) } : null;
}

/** The run of one command beside the plan that is open or was the last, or null. */
export function findCommandRun(context: Context, specId: string): RunState | null {
  const run = latestRun(context.db, specId, 'command');
  return run ? { run, tasks: listRunTasks(context.db, run.id) } : null;
}

/** The newest run of a spec's plan, a rehearsal too: what a summary is about. */
export function findLastRun(context: Context, specId: string): RunState | null {
  const run = latestRun(context.db, specId, 'any');
  return run ? { run, tasks: listRunTasks(context.db, run.id) } : null;
}
