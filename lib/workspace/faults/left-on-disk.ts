import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AttemptRow } from '@/db/queries/ledger-rows';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import { findTagged } from '@/lib/executors/sweep';

/** Logs that are shorter than what was said of them. */
export function logsTooShort(
  projectDir: string,
  attempts: readonly AttemptRow[],
  shown: ReadonlyMap<string, number>,
): string[] {
  return attempts.flatMap(({ id, logPath, logBytes, problem }) => {
    // A log that the disk refused was told as that.
    if (problem?.code === 'E_LOG') return [];
    const due = Math.max(logBytes, shown.get(id) ?? 0);
    const found = statSync(join(projectDir, logPath), { throwIfNoEntry: false })?.size ?? 0;
    return found >= due ? [] : [`the log of attempt ${id} has ${found} bytes; ${due} were shown`];
  });
}

/** Living processes of attempts that have ended. */
export function endedWithProcesses(attempts: readonly AttemptRow[]): string[] {
  const ended = attempts.filter(({ status }) => !isOpenAttempt(status)).map(({ id }) => id);
  return [...findTagged(ended)].map(
    ([id, pids]) => `attempt ${id} has ended and still has processes: ${pids.join(', ')}`,
  );
}

/** Of status files, of plan files whose boxes are ticked, and what is kept beside the logs of attempts under way. */
const temporary = /\.json\.\d+$|\.ashlar-tick$|\.log\.(?:exit|before)$/;

/** Temporary files that nobody will take away any more. */
export function temporaryFiles(projectDir: string): string[] {
  return ['.claude', 'specs'].flatMap((folder) =>
    entriesOf(join(projectDir, folder))
      .filter((entry) => entry.isFile() && temporary.test(entry.name))
      .map((entry) => `a temporary file was left: ${join(folder, entry.name)}`),
  );
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}
