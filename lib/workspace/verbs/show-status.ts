import { listRunAttempts } from '@/db/queries/attempts';
import { countChanges } from '@/lib/domain/plan-diff';
import type { RunState } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import { syncReview } from '@/lib/domain/sync-review';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { statusFilePath } from '@/lib/status-file/write';
import type { Context } from '@/lib/workspace/context';
import { statusDocument } from '@/lib/workspace/mirror-runs';
import { findShownRun } from './find-run';
import { showSyncChecks } from './sync-checks';

/** What the status file says, taken from the ledger it mirrors. */
export function showStatus(context: Context, { spec }: ParsedVerbInput<'status'>): VerbOutput<'status'> {
  context.unmappedPlan(spec);
  const statusFile = statusDocument(context.db, spec);
  const state = findShownRun(context, spec);
  const changes = countChanges(context.changes(spec).diff);
  const shown = { statusFile, path: statusFilePath(spec), run: state?.run ?? null, changes };
  return { ...shown, notice: noticeOf(context, spec), ...ofSync(context, state) };
}

/** What a person needs to answer a layer's sync that did not pass, or that waits to be told what to run. */
function ofSync(context: Context, state: RunState | null): Pick<VerbOutput<'status'>, 'review' | 'syncChecks'> {
  if (!state || isEnded(state.run.status)) return { review: null, syncChecks: null };
  const waits = state.tasks.some(({ role, status }) => role === 'sync' && status === 'needs-mapping');
  return {
    review: syncReview(state, listRunAttempts(context.db, state.run.id)),
    syncChecks: waits ? showSyncChecks(context) : null,
  };
}

/** What the person should know about the files that a run writes besides its work. */
export function noticeOf({ mirror, ticks }: Context, spec: string): string | null {
  ticks.flush(spec);
  const problem = ticks.problem(spec);
  return mirror.problem() ?? (problem && [problem.message, problem.hint].filter(Boolean).join(' '));
}
