import { join, relative, sep } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import { parseSpecName } from '@/lib/domain/spec-name';
import { nearestNames } from './nearest-names';
import { exists, listSpecFolders, naturally, PLAN_FILE, planPaths, type SpecFolder } from './spec-folders';

/** Where a spec stands. Nothing of its plan has been read. */
export type SpecLocation = {
  /** The spec's id, the name of its folder. */
  id: string;
  /** The folder, relative to the project, with forward slashes. */
  dir: string;
  /** Absolute path of what stands under the plan file's name, of whatever kind; null when there is nothing. */
  planPath: string | null;
  /** Whether the folder has a `tasks.md` a plan could be made from. */
  hasTasksFile: boolean;
  /** Further plan files of the same spec, relative to the project. They are not read. */
  otherPlans: string[];
};

/**
 * Lists the specs of a project in natural order, also those without a plan and those whose name or place will be
 * refused: `locateSpec` says why. Costs a few `lstat` for each.
 */
export function locateSpecs(projectDir: string): SpecLocation[] {
  const byName = new Map<string, SpecFolder[]>();
  for (const folder of listSpecFolders(projectDir)) {
    const same = byName.get(folder.name);
    if (same) same.push(folder);
    else byName.set(folder.name, [folder]);
  }
  const locations = [...byName.values()].map((folders) => toLocation(projectDir, folders));
  return locations.sort((a, b) => naturally(a.id, b.id));
}

/**
 * Finds one spec by the name of its folder. Throws `E_SPEC_NAME` before anything is looked at, `E_NOT_FOUND` with the
 * nearest names, `E_PATH_ESCAPE` when a link leads out of `specs/`.
 */
export function locateSpec(projectDir: string, specName: string): SpecLocation {
  const name = parseSpecName(specName);
  const folders = listSpecFolders(projectDir);
  const found = folders.filter((folder) => folder.name === name);
  const [first] = found;
  if (!first) throw notFound(name, [...new Set(folders.map((folder) => folder.name))]);
  if (found.some((folder) => folder.inside)) return toLocation(projectDir, found);
  throw new AshlarError(
    'E_PATH_ESCAPE',
    `${relativeTo(projectDir, first.path)} leads out of the project’s specs folder by a link.`,
    'Put the spec’s folder itself there.',
  );
}

/** Of several folders of one name the first with a plan counts. Nothing outside `specs/` is looked at. */
function toLocation(projectDir: string, folders: readonly SpecFolder[]): SpecLocation {
  const inside = folders.filter((folder) => folder.inside);
  const plans = inside.flatMap((folder) => planPaths(folder.path).map((path) => ({ folder, path })));
  const [own, ...others] = plans;
  const folder = own?.folder ?? inside[0] ?? (folders[0] as SpecFolder);
  return {
    id: folder.name,
    dir: relativeTo(projectDir, folder.path),
    planPath: own?.path ?? null,
    hasTasksFile: folder.inside && exists(join(folder.path, 'tasks.md')),
    otherPlans: others.map((other) => relativeTo(projectDir, other.path)),
  };
}

/** Relative to the project, with forward slashes on every system. */
export function relativeTo(projectDir: string, path: string): string {
  return relative(projectDir, path).split(sep).join('/');
}

function notFound(name: string, names: readonly string[]): AshlarError {
  const nearest = nearestNames(name, names);
  const message = `There is no spec ${name} in this project’s specs folder.`;
  if (nearest.length > 0) return new AshlarError('E_NOT_FOUND', message, `Did you mean ${nearest.join(', ')}?`);
  const hint =
    names.length > 0 ? 'ashlar specs lists them all.' : `Make specs/${name}/${PLAN_FILE}, or choose another project.`;
  return new AshlarError('E_NOT_FOUND', message, hint);
}
