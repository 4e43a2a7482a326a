import { listRunAttempts } from '@/db/queries/attempts';
import { AshlarError } from '@/lib/domain/errors';
import { type Timeline, timelineRows } from '@/lib/domain/timeline';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';
import { findShownRun } from './find-run';

/** When each task of the run that pages show was tried, and for how long. Throws `E_NO_RUN` before the first. */
export function showTimeline(context: Context, { spec }: ParsedVerbInput<'timeline'>): Timeline {
  const shown = findShownRun(context, spec);
  if (!shown) throw new AshlarError('E_NO_RUN', `${spec} has not been run yet.`, 'Press Run first.');
  return { spec, runId: shown.run.id, rows: timelineRows(shown.tasks, listRunAttempts(context.db, shown.run.id)) };
}
