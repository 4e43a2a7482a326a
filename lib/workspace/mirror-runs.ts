import type { Db } from '@/db/client';
import { listFailedAttempts } from '@/db/queries/attempts';
import { latestRun, listRunTasks, listSpecsWithRuns } from '@/db/queries/runs';
import type { Run, RunState } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';
import type { StatusFile } from '@/lib/domain/status-file';
import { isSettled } from '@/lib/domain/task-status';
import { buildStatusFile } from '@/lib/status-file/build';
import { createMirror, type Mirror } from '@/lib/status-file/mirror';
import { removeLeftovers, writeStatusFile } from '@/lib/status-file/write';

/** The latest real run of a spec, or null. */
export function latestRealRun(db: Db, specId: string): RunState | null {
  const run = latestRun(db, specId);
  return run ? { run, tasks: listRunTasks(db, run.id) } : null;
}

/** The status file's document as the ledger has it now; null before the first real run. */
export function statusDocument(db: Db, specId: string): StatusFile | null {
  const state = latestRealRun(db, specId);
  return state ? buildStatusFile(state, listFailedAttempts(db, state.run.id)) : null;
}

/** Mirrors runs into their status files. Rehearsals are never mirrored: the ledger is asked for real runs only. */
export function createRunMirror(db: Db, projectDir: string): Mirror {
  return createMirror((specId) => {
    const document = statusDocument(db, specId);
    if (document) writeStatusFile(projectDir, document);
  });
}

/** Writes every status file anew, as a crash may have come between a commit and its mirror. */
export function rebuildStatusFiles(db: Db, projectDir: string, mirror: Mirror): void {
  for (const specId of listSpecsWithRuns(db)) {
    removeLeftovers(projectDir, specId);
    mirror.flush(specId);
  }
}

/** Tells the mirror what an event means for it: at once when a layer or a run changes, soon for a task. */
export function mirrorEvents(mirror: Mirror, run: Run, events: readonly RunEvent[]): void {
  if (run.rehearsal) return;
  const weighty = events.some(
    (event) =>
      event.type === 'run.changed' ||
      (event.type === 'task.changed' && event.task.role === 'sync' && isSettled(event.task.status)),
  );
  if (weighty) mirror.flush(run.specId);
  else if (events.some((event) => event.type === 'task.changed')) mirror.touch(run.specId);
}
