import { join } from 'node:path';
import type { Db } from '@/db/client';
import { listOlderAttemptIds } from '@/db/queries/attempts';
import type { Executor, ExecutorName } from '@/lib/domain/attempt';
import type { Settings } from '@/lib/domain/project';
import { type Checkpoints, createCheckpoints } from '@/lib/executors/checkpoints/checkpoints';
import { withEvidence } from '@/lib/executors/evidence/with-evidence';

/** Files are kept for the attempts of so many runs, the newest first; git clears the others away in its own time. */
export const CHECKPOINT_RUNS = 20;

type Executors = Partial<Record<ExecutorName, Executor>> & { shell: Executor };

/** The checkpoints of one project; their index is Ashlar's own. */
export function projectCheckpoints(db: Db, projectDir: string): Checkpoints {
  // Worktrees and neighbours in one repository share its refs: only attempts of our own ledger are ours to give up.
  const over = (): ReadonlySet<string> => new Set(listOlderAttemptIds(db, CHECKPOINT_RUNS));
  return createCheckpoints(projectDir, join(projectDir, '.claude', 'ashlar', 'checkpoint.index'), over);
}

/** Every executor that does real work, with evidence of what its attempts did. */
export function withEvidenceOf(
  executors: Executors,
  checkpoints: Checkpoints,
  settings: () => Settings,
): Partial<Record<ExecutorName, Executor>> {
  const options = { checkpoints, checkpointsOn: () => settings().checkpoints, shell: executors.shell };
  return Object.fromEntries(
    Object.entries(executors).map(([name, executor]) => [
      name,
      name === 'rehearsal' ? executor : withEvidence(executor, options),
    ]),
  );
}
