import { countChanges } from '@/lib/domain/plan-diff';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { statusFilePath } from '@/lib/status-file/write';
import type { Context } from '@/lib/workspace/context';
import { statusDocument } from '@/lib/workspace/mirror-runs';
import { findShownRun } from './find-run';

/** What the status file says, taken from the ledger it mirrors. */
export function showStatus(context: Context, { spec }: ParsedVerbInput<'status'>): VerbOutput<'status'> {
  context.unmappedPlan(spec);
  const statusFile = statusDocument(context.db, spec);
  const run = findShownRun(context, spec)?.run ?? null;
  const changes = countChanges(context.changes(spec).diff);
  return { statusFile, path: statusFilePath(spec), run, changes, notice: noticeOf(context, spec) };
}

/** What the person should know about the files that a run writes besides its work. */
export function noticeOf({ mirror, ticks }: Context, spec: string): string | null {
  ticks.flush(spec);
  const problem = ticks.problem(spec);
  return mirror.problem() ?? (problem && [problem.message, problem.hint].filter(Boolean).join(' '));
}
