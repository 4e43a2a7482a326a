import { listOverlappingAttempts } from '@/db/queries/attempts';
import type { Attempt } from '@/lib/domain/run';
import { listTrees } from '@/lib/executors/checkpoints/refs';
import { listTreeChanges, type TreeChange } from '@/lib/executors/checkpoints/tree-changes';
import type { Context } from './context';

/** Trees before and after something, and what differs between them. */
export type Trees = { before: string; after: string; changes: TreeChange[] };

/** `shared` names the attempts that were under way at the same time. */
export type AttemptTrees = { trees: Trees | null; notes: string[]; shared: string[] };

/** What an attempt changed, as far as the project's files were kept. */
export async function findAttemptTrees(context: Context, attempt: Attempt): Promise<AttemptTrees> {
  const { projectDir } = context;
  const kept = attempt.checkpoint ?? (await keptByRef(projectDir, attempt.id));
  const notes = kept?.note ? [kept.note] : [];
  if (!kept?.before) return { trees: null, notes: notes.length ? notes : [notKept], shared: [] };
  let { after } = kept;
  if (!after) {
    const now = await context.checkpoints.take(`${attempt.id}/look`);
    if (!now.ok) return { trees: null, notes: [...notes, now.note], shared: [] };
    after = now.tree;
    notes.push(attempt.finishedAt ? untilNow : underWay);
  }
  const answer = await listTreeChanges(projectDir, kept.before, after);
  if (!answer.ok) return { trees: null, notes: [...notes, gone], shared: [] };
  const changes = answer.changes.filter(({ path }) => isOfAttempt(attempt, path));
  const shared = listOverlappingAttempts(context.db, attempt).map(({ command }) => command);
  return { trees: { before: kept.before, after, changes }, notes, shared };
}

/** What Ashlar itself wrote meanwhile, such as ticks in plans, is in the trees but not in the evidence. */
function isOfAttempt({ files }: Attempt, path: string): boolean {
  if (!files?.complete) return true;
  return files.created.includes(path) || files.modified.includes(path) || files.deleted.includes(path);
}

async function keptByRef(projectDir: string, attemptId: string) {
  const trees = await listTrees(projectDir, attemptId);
  return { before: trees.get('before') ?? null, after: trees.get('after') ?? null, note: null };
}

const notKept = 'The files before this attempt were not kept.';
const untilNow = 'It is not known how it ended: this is everything that changed from its start until now.';
const underWay = 'It is still under way: this is what changed until now.';
const gone = 'The files before this attempt are not kept any more.';
