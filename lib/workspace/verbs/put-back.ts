import { listAttempts, listOpenAttempts } from '@/db/queries/attempts';
import type { PutBackFile } from '@/lib/domain/checkpoint';
import { AshlarError, type Problem } from '@/lib/domain/errors';
import type { Attempt } from '@/lib/domain/run';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { planPutBack } from '@/lib/executors/checkpoints/plan-put-back';
import { putBackFiles } from '@/lib/executors/checkpoints/put-back-files';
import { listTrees } from '@/lib/executors/checkpoints/refs';
import { listTreeChanges } from '@/lib/executors/checkpoints/tree-changes';
import { findAttemptTrees, type Trees } from '@/lib/workspace/attempt-trees';
import type { Context } from '@/lib/workspace/context';
import { requireAttempt } from '@/lib/workspace/find-attempt';
import { latestRealRun } from '@/lib/workspace/mirror-runs';
import { sharedNote } from './show-changes';

/**
 * Puts the files that an attempt changed back as they were before it, all but those that were changed again since.
 * What is there now is kept first, so that the act can be taken back by the name it answers. Refuses while anything
 * is under way (`E_CONFLICT`), and where files were not kept (`E_NOT_KEPT`) or cannot be told apart (`E_SHARED`).
 */
export async function putBack(context: Context, input: ParsedVerbInput<'putBack'>): Promise<VerbOutput<'putBack'>> {
  const attempt = requireAttempt(context, input);
  if (!input.dryRun) assertQuiet(context);
  const { trees, notes } = input.undo
    ? await findActTrees(context, attempt, input.undo)
    : await requireTrees(context, attempt);
  const act = `back-${Date.now().toString(36)}`;
  const now = await takeNow(context, `${attempt.id}/${input.dryRun ? 'look' : `${act}/before`}`);
  const later = await listTreeChanges(context.projectDir, trees.after, now);
  if (!later.ok) throw notKept(later.message);
  const plan = planPutBack(trees.changes, later.changes);
  const about = { spec: input.spec, taskId: attempt.taskId, attemptId: attempt.id, n: attempt.n, notes };
  const leaves = ({ does }: PutBackFile): boolean => does === 'leave';
  if (input.dryRun || plan.every(leaves)) return { ...about, done: false, files: plan, undo: null };
  // A run may have begun its next task while git was asked.
  assertQuiet(context);
  // First, so that no crash leaves a task complete without its files.
  if (!input.undo) reopen(context, input.spec, attempt);
  const files = await putBackFiles(context.projectDir, plan, trees.changes);
  await takeNow(context, `${attempt.id}/${act}/after`);
  return { ...about, done: true, files, undo: act };
}

/** What was complete by the newest attempt is so no more, in the run of the attempt and in those that built on it. */
function reopen({ db, engine }: Context, spec: string, { id, taskId, runId, n }: Attempt): void {
  const newest = listAttempts(db, taskId).find(({ executor }) => executor !== 'rehearsal');
  if (newest?.id !== id) return;
  const problem: Problem = {
    code: 'E_PUT_BACK',
    message: `Its files were put back as before attempt ${n}: it is not done any more.`,
    hint: 'Retry it. Accept it where it is done after all.',
  };
  for (const run of new Set([runId, latestRealRun(db, spec)?.run.id ?? runId])) {
    if (engine.state(run).tasks.some((task) => task.taskId === taskId)) engine.takeBack(run, taskId, problem);
  }
}

/** Files that a task is working on are not to be pulled away from under it. */
function assertQuiet({ db }: Context): void {
  const open = listOpenAttempts(db)[0];
  if (!open) return;
  throw new AshlarError('E_CONFLICT', `${open.command} is under way.`, 'Wait until it ends, or cancel it first.');
}

async function requireTrees(context: Context, attempt: Attempt): Promise<{ trees: Trees; notes: string[] }> {
  const { trees, notes, shared } = await findAttemptTrees(context, attempt);
  if (!trees) throw notKept(notes.at(-1) ?? 'The files before this attempt were not kept.');
  if (shared.length)
    throw new AshlarError('E_SHARED', sharedNote(shared), 'Look at its changes, and take them back by hand.');
  return { trees, notes };
}

/** The files before and after an earlier putting back. */
async function findActTrees(
  { projectDir }: Context,
  attempt: Attempt,
  act: string,
): Promise<{ trees: Trees; notes: string[] }> {
  const kept = await listTrees(projectDir, `${attempt.id}/${act}`);
  const before = kept.get('before');
  const after = kept.get('after');
  if (!before || !after) throw notKept('What was there before putting back is not kept (any more).');
  const answer = await listTreeChanges(projectDir, before, after);
  if (!answer.ok) throw notKept(answer.message);
  return { trees: { before, after, changes: answer.changes }, notes: [] };
}

async function takeNow({ checkpoints }: Context, name: string): Promise<string> {
  const taken = await checkpoints.take(name);
  if (!taken.ok) throw notKept(taken.note);
  return taken.tree;
}

function notKept(message: string): AshlarError {
  const hint = 'Use git, or correct the files by hand. Checkpoints are taken where they are on in the settings.';
  return new AshlarError('E_NOT_KEPT', message, hint);
}
