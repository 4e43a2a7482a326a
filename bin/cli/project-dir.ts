import { realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';

/**
 * The project a verb works on: `given` (`--project`), or the nearest folder from `cwd` upwards that holds `.claude/`
 * or `specs/`. Always the real path, so that two ways to one project meet at one lock.
 * @throws E_PROJECT_DIR when `given` is no folder, E_NO_PROJECT when no folder upwards is a project.
 */
export function findProjectDir(given: string | undefined, cwd: string, home = homedir()): string {
  if (given !== undefined) {
    const path = resolve(cwd, given);
    if (isFolder(path)) return realpathSync(path);
    throw new AshlarError('E_PROJECT_DIR', `${path} is not a folder.`, 'Give the folder of the project to --project.');
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isProject(folder, home)) return realpathSync(folder);
    if (dirname(folder) === folder) break;
  }
  throw new AshlarError(
    'E_NO_PROJECT',
    `Neither ${resolve(cwd)} nor a folder above it holds .claude/ or specs/.`,
    'Go to the project, or name it with --project DIR. `ashlar example DIR` makes one to try.',
  );
}

// The user's own ~/.claude is Claude's configuration, not a project.
function isProject(folder: string, home: string): boolean {
  return isFolder(join(folder, 'specs')) || (folder !== resolve(home) && isFolder(join(folder, '.claude')));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
