import { join } from 'node:path';
import { exists, type Folder, naturally, safeRoot, subfolders } from './places/list-dir';

export const PLAN_FILE = 'layered-tasks.md';

const categories = ['features', 'infrastructure', 'application', 'website'];

/**
 * All spec folders in the order they are looked at: in `specs/phase-…/`, in `specs/`, in its categories. A phase or
 * category that holds a plan itself is a spec. Reads folders only, no plan file.
 */
export function listSpecFolders(projectDir: string): Folder[] {
  const specsDir = join(projectDir, 'specs');
  const root = safeRoot(projectDir, specsDir);
  const top = subfolders(specsDir, root);
  const isParent = ({ name, path, inside }: Folder): boolean =>
    inside &&
    (name.startsWith('phase-') || categories.includes(name)) &&
    planPaths(path).length === 0 &&
    !isSpecByTasks(path, root);
  const parents = top.filter(isParent).sort((a, b) => naturally(a.name, b.name));
  const within = (folders: Folder[]): Folder[] => folders.flatMap(({ path }) => subfolders(path, root));
  return [
    ...within(parents.filter(({ name }) => name.startsWith('phase-'))),
    ...top.filter((folder) => !parents.includes(folder)),
    ...categories.flatMap((category) => within(parents.filter(({ name }) => name === category))),
  ];
}

/** Where a spec's folder has a plan file, of whatever kind; the nearer place first. */
export function planPaths(folder: string): string[] {
  return [join(folder, PLAN_FILE), join(folder, 'agent-tasks', PLAN_FILE)].filter(exists);
}

/** A `tasks.md` makes a folder a spec, unless it only speaks of the specs in it. */
function isSpecByTasks(path: string, root: string | null): boolean {
  if (!exists(join(path, 'tasks.md'))) return false;
  return subfolders(path, root).every((folder) => !hasPlan(folder.path));
}

function hasPlan(folder: string): boolean {
  return planPaths(folder).length > 0 || exists(join(folder, 'tasks.md'));
}
