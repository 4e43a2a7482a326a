import { latestRun, listOpenRuns, listRunTasks } from '@/db/queries/runs';
import { AshlarError } from '@/lib/domain/errors';
import type { Run, RunState } from '@/lib/domain/run';
import type { Context } from '@/lib/workspace/context';

/** The run of a spec that has not ended, or null. A spec has at most one. */
export function findOpenRun({ db }: Context, specId: string): Run | null {
  return listOpenRuns(db).find((run) => run.specId === specId) ?? null;
}

/** The same, or `E_NO_RUN`. */
export function requireOpenRun(context: Context, specId: string): Run {
  const run = findOpenRun(context, specId);
  if (run) return run;
  throw new AshlarError('E_NO_RUN', `No run of ${specId} is going on.`, 'Press Run first.');
}

/** What pages show of a spec: the open run of any kind, else the latest real one, else null. */
export function findShownRun(context: Context, specId: string): RunState | null {
  const run = findOpenRun(context, specId) ?? latestRun(context.db, specId);
  return run ? { run, tasks: listRunTasks(context.db, run.id) } : null;
}

/** The newest run of a spec, a rehearsal too: what a summary is about. */
export function findLastRun(context: Context, specId: string): RunState | null {
  const run = latestRun(context.db, specId, 'any');
  return run ? { run, tasks: listRunTasks(context.db, run.id) } : null;
}
