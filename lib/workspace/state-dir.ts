import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';

/** What stands in the folder: a link in one of these places would have another folder's files opened or removed. */
const places = ['.', 'lock.db', 'state.db', 'state.db-wal', 'state.db-shm', 'logs'];

/**
 * Makes `.claude/ashlar`, which ignores itself in git. Throws `E_STATE_DIR` when it cannot be written, or when a link
 * stands there: a repository could let it lead to the state of another project.
 */
export function makeStateDir(projectDir: string): string {
  const stateDir = join(projectDir, '.claude', 'ashlar');
  for (const place of places) refuseLink(join(stateDir, place));
  try {
    mkdirSync(stateDir, { recursive: true });
    const ignore = join(stateDir, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AshlarError('E_STATE_DIR', `${stateDir} cannot be written (${why}).`, 'Check its permissions.', error);
  }
  return stateDir;
}

function refuseLink(path: string): void {
  let isLink = false;
  try {
    isLink = lstatSync(path).isSymbolicLink();
  } catch {
    // Not there, or out of reach: whoever opens it says why.
  }
  if (!isLink) return;
  const hint = 'Ashlar keeps its state in the project itself: put what it leads to in its place, or remove it.';
  throw new AshlarError('E_STATE_DIR', `${path} is a link.`, hint);
}
