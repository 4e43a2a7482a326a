import type { Db } from '@/db/client';
import { listFailedAttempts } from '@/db/queries/attempts';
import { latestRun, listRunTasks, listSpecsWithRuns } from '@/db/queries/runs';
import { layerStatus, tasksOfLayer } from '@/lib/domain/progress';
import type { RunState, RunTask } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';
import type { StatusFile } from '@/lib/domain/status-file';
import { isSettled } from '@/lib/domain/task-status';
import { buildStatusFile } from '@/lib/status-file/build';
import { keepStrangeStatusFile } from '@/lib/status-file/keep-aside';
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

/** Mirrors runs into their status files. Rehearsals and single commands never are: the ledger is asked for real runs only. */
export function createRunMirror(db: Db, projectDir: string): Mirror {
  return createMirror((specId) => {
    const document = statusDocument(db, specId);
    if (document) writeStatusFile(projectDir, document);
  });
}

/**
 * Writes every status file anew, as a crash may have come between a commit and its mirror. One that the ledger cannot
 * have written is kept beside it.
 */
export function rebuildStatusFiles(db: Db, projectDir: string, mirror: Mirror): void {
  for (const specId of listSpecsWithRuns(db)) {
    removeLeftovers(projectDir, specId);
    const document = statusDocument(db, specId);
    if (document) keepStrangeStatusFile(projectDir, document, new Date().toISOString());
    mirror.flush(specId);
  }
}

/** Tells the mirror what events mean for it: at once when a layer ends or the run changes, soon for a task. */
export function mirrorEvents(mirror: Mirror, { run, tasks }: RunState, events: readonly RunEvent[]): void {
  if (run.rehearsal || run.kind === 'command') return;
  const endsLayer = ({ layerKey, status }: RunTask): boolean =>
    isSettled(status) && layerStatus(tasksOfLayer(tasks, layerKey)) === 'complete';
  const weighty = events.some(
    (event) => event.type === 'run.changed' || (event.type === 'task.changed' && endsLayer(event.task)),
  );
  if (weighty) mirror.flush(run.specId);
  else if (events.some((event) => event.type === 'task.changed')) mirror.touch(run.specId);
}
