import type { FileDiff } from '@/lib/domain/checkpoint';
import type { Attempt } from '@/lib/domain/run';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { plainBounds, readFileDiffs } from '@/lib/executors/checkpoints/file-diffs';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { shown } from '@/lib/executors/output/shown-text';
import { findAttemptTrees, type Trees } from '@/lib/workspace/attempt-trees';
import type { Context } from '@/lib/workspace/context';
import { requireAttempt } from '@/lib/workspace/find-attempt';

/** What an attempt changed: its files with their lines where they were kept, else what was seen of it. */
export async function showChanges(context: Context, input: ParsedVerbInput<'changes'>): Promise<VerbOutput<'changes'>> {
  const attempt = requireAttempt(context, input);
  const secrets = toSecrets(Object.values(context.settings().environment));
  const safe = (text: string): string => shown(text.replaceAll('\r', '␍'), secrets);
  const { trees, notes, shared } = await findAttemptTrees(context, attempt);
  const diffs = trees ? await diffsOf(context.projectDir, trees, safe) : [];
  const others = seenAlone(attempt, new Set(trees?.changes.map(({ path }) => path)), trees !== null, safe);
  return {
    ...{ spec: input.spec, taskId: attempt.taskId, attemptId: attempt.id, n: attempt.n },
    files: [...diffs, ...others],
    notes: shared.length ? [...notes, sharedNote(shared)] : notes,
    canPutBack: trees !== null && trees.changes.length > 0 && attempt.finishedAt !== null && shared.length === 0,
  };
}

const diffsOf = (folder: string, { before, after, changes }: Trees, safe: (text: string) => string) =>
  readFileDiffs(folder, [before, after], changes, plainBounds, safe);

/** Files that were seen to change and are not in the kept ones. */
function seenAlone(
  { files }: Attempt,
  known: ReadonlySet<string>,
  wereKept: boolean,
  safe: (text: string) => string,
): FileDiff[] {
  if (!files) return [];
  const note = wereKept
    ? 'Its lines were not kept: git ignores it, it is too large, or its content is the same.'
    : null;
  return (['created', 'modified', 'deleted'] as const).flatMap((kind) =>
    files[kind].flatMap((path) =>
      known.has(path) ? [] : [{ path: safe(path), kind, added: null, removed: null, hunks: [], note }],
    ),
  );
}

export function sharedNote(shared: readonly string[]): string {
  const some = shared.slice(0, 3).join(', ');
  const more = shared.length > 3 ? ` and ${shared.length - 3} more` : '';
  return `${some}${more} ran at the same time: whose change is whose cannot be told.`;
}
