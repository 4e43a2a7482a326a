import { realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import { locateSpecs } from '@/lib/plan/locate-specs';

/** Where plans are kept by tools that make a folder of their own for them. */
const toolFolders = [
  ...['.kiro/specs', '.taskmaster', 'openspec/changes', '.spec-workflow/specs', '.agent-os/specs', 'agent-os/specs'],
  ...['backlog/tasks', '.backlog/tasks', '.bmad-core', 'bmad-core', '_bmad-output', 'bmad-output', '.specify'],
];

/**
 * The project a verb works on: `given` (`--project`), or the nearest folder from `cwd` upwards that holds `.claude/`,
 * `specs/` or the plans of another tool, or `cwd` itself when it has a plan in a file such as `TASKS.md`. Always the
 * real path, so that two ways to one project meet at one lock.
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
  // Such names stand in many a folder that is no project: only where the person is do they count.
  if (resolve(cwd) !== resolve(home) && locateSpecs(resolve(cwd)).length > 0) return realpathSync(cwd);
  throw new AshlarError(
    'E_NO_PROJECT',
    `Neither ${resolve(cwd)} nor a folder above it holds .claude/, specs/ or plans of another tool.`,
    'Go to the project, or name it with --project DIR. `ashlar example DIR` makes one to try.',
  );
}

// The user's own ~/.claude is Claude's configuration, not a project; so are the folders other tools have there.
function isProject(folder: string, home: string): boolean {
  if (isFolder(join(folder, 'specs'))) return true;
  return folder !== resolve(home) && ['.claude', ...toolFolders].some((name) => isFolder(join(folder, name)));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
