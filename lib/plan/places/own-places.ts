import { join } from 'node:path';
import { planPaths } from '@/lib/plan/spec-folders';
import { exists, type Folder } from './list-dir';
import type { SpecCandidate } from './spec-candidate';

/**
 * The spec of the folders that have one name under `specs/`: the first with a layered plan counts, else the first with
 * a `tasks.md`. Nothing outside `specs/` is looked at.
 */
export function ownCandidate(folders: readonly Folder[]): SpecCandidate {
  const inside = folders.filter((folder) => folder.inside);
  const layered = inside.flatMap((folder) => planPaths(folder.path).map((path) => ({ folder, path })));
  const tasks = inside
    .map((folder) => ({ folder, path: join(folder.path, 'tasks.md') }))
    .filter(({ path }) => exists(path));
  const plans = layered.length > 0 ? layered : tasks;
  const [own, ...others] = plans;
  const folder = own?.folder ?? inside[0] ?? (folders[0] as Folder);
  return {
    name: folder.name,
    tool: 'specs',
    format: layered.length > 0 ? 'layered' : 'spec-kit',
    dir: folder.path,
    planPath: own?.path ?? null,
    ...{ files: [], tag: null },
    hasTasksFile: tasks.some((one) => one.folder === folder),
    otherPlans: others.map(({ path }) => path),
    inside: inside.length > 0,
  };
}
