import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Db } from '@/db/client';
import { listFailedAttempts } from '@/db/queries/attempts';
import { latestRun, listRunTasks, listSpecsWithRuns } from '@/db/queries/runs';
import { getWritten, insertStatusEdit, putWritten } from '@/db/queries/status-files';
import type { RunState, RunTask } from '@/lib/domain/run';
import type { RunEvent } from '@/lib/domain/run-event';
import type { StatusEditReason } from '@/lib/domain/status-edit';
import type { StatusFile } from '@/lib/domain/status-file';
import { isSettled } from '@/lib/domain/task-status';
import type { Clock } from '@/lib/engine/ports';
import { buildStatusFile } from '@/lib/status-file/build';
import { createGuardedWriter, type WrittenBook } from '@/lib/status-file/guarded-write';
import { keepForeignStatusFile, keepStrangeStatusFile } from '@/lib/status-file/keep-aside';
import { createMirror, type Mirror } from '@/lib/status-file/mirror';
import { removeLeftovers } from '@/lib/status-file/write';
import type { AtPoint } from './write-points';

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

/** The mirror of a project, and whether somebody else's status file stands in the place of ours. */
export type RunMirror = Mirror & { isForeign(specId: string): boolean };

/** Mirrors runs into their status files. Rehearsals and single commands never are: the ledger is asked for real runs only. */
export function createRunMirror(db: Db, projectDir: string, { clock, at }: { clock: Clock; at?: AtPoint }): RunMirror {
  const book: WrittenBook = {
    read: (specId) => getWritten(db, specId),
    write: (specId, row) => putWritten(db, specId, row),
    edited: (edit) => insertStatusEdit(db, edit),
  };
  const writer = createGuardedWriter(projectDir, book, clock.now);
  const mirror = createMirror((specId) => {
    const document = statusDocument(db, specId);
    if (!document) return;
    at?.('before-mirror');
    if (!getWritten(db, specId)) keepStranger(db, projectDir, document, clock);
    writer.write(document);
    at?.('after-mirror');
  });
  return { ...mirror, isForeign: writer.isForeign };
}

/** Where nothing says what we wrote last, as with the state of an older Ashlar, the file's own times have to do. */
function keepStranger(db: Db, projectDir: string, document: StatusFile, clock: Clock): void {
  const foundAt = clock.now();
  const kept = keepStrangeStatusFile(projectDir, document, foundAt);
  if (kept === null) return;
  const reason = kept.includes('.json.corrupt-') ? 'corrupt' : 'edited';
  rememberEdit(db, projectDir, { specId: document.feature, path: kept, reason, foundAt });
}

type Kept = { specId: string; path: string; reason: StatusEditReason; foundAt: string };

/** Remembers a kept file as a question to the person; returns the hash of its bytes. */
function rememberEdit(db: Db, projectDir: string, { specId, path, reason, foundAt }: Kept): string {
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
  insertStatusEdit(db, { specId, file: relative(projectDir, path), reason, hash, foundAt, wrote: null });
  return hash;
}

/**
 * Writes every status file anew, as a crash may have come between a commit and its mirror. One that is not ours is kept
 * beside it.
 */
export function rebuildStatusFiles(db: Db, projectDir: string, mirror: Mirror): void {
  for (const specId of listSpecsWithRuns(db)) {
    removeLeftovers(projectDir, specId);
    mirror.flush(specId);
  }
}

/**
 * Keeps the status file that another tool wrote before the first run here, and asks the person what of it counts.
 * Throws `E_STATUS_FILE` when it cannot be kept.
 */
export function keepEarlierStatusFile({ db, projectDir, clock }: EarlierFile, specId: string): void {
  const path = keepForeignStatusFile(projectDir, specId);
  if (path === null) return;
  const hash = rememberEdit(db, projectDir, { specId, path, reason: 'before', foundAt: clock.now() });
  // It is kept: the first write of ours may replace it.
  if (!getWritten(db, specId)) putWritten(db, specId, { hashes: [hash], words: {} });
}

type EarlierFile = { db: Db; projectDir: string; clock: Clock };

/** Tells the mirror what events mean for it: at once when a layer ends or the run changes, soon for a task. */
export function mirrorEvents(mirror: Mirror, { run, tasks }: RunState, events: readonly RunEvent[]): void {
  if (run.rehearsal || run.kind === 'command') return;
  // From the end: what is still to come stands there, so that a long layer is not looked through for each of its tasks.
  const endsLayer = ({ layerKey, status }: RunTask): boolean =>
    isSettled(status) && !tasks.findLast((task) => task.layerKey === layerKey && !isSettled(task.status));
  const standsStill = ({ status }: RunTask): boolean => status === 'asking' || status === 'waiting';
  const weighty = events.some(
    (event) =>
      event.type === 'run.changed' ||
      (event.type === 'task.changed' && (standsStill(event.task) || endsLayer(event.task))),
  );
  if (weighty) mirror.flush(run.specId);
  else if (events.some((event) => event.type === 'task.changed')) mirror.touch(run.specId);
}
