import { relative, sep } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import type { PlanFormat } from '@/lib/domain/plan';
import { parseSpecName } from '@/lib/domain/spec-name';
import { nearestNames } from './nearest-names';
import { backlogCandidates } from './places/backlog-place';
import { fileCandidates } from './places/file-places';
import { folderCandidates } from './places/folder-places';
import { type Folder, naturally } from './places/list-dir';
import { ownCandidate } from './places/own-places';
import type { SpecCandidate } from './places/spec-candidate';
import { freeSpecId, safeSpecId } from './places/spec-id';
import { taskMasterCandidates } from './places/task-master-place';
import { listSpecFolders, PLAN_FILE } from './spec-folders';

/** Where a spec stands. Nothing of its plan has been read, but for the names of Task Master's tags. */
export type SpecLocation = {
  /** The spec's id: the name of its folder or file, made harmless and unique. */
  id: string;
  /** The folder, relative to the project, with forward slashes. */
  dir: string;
  /**
   * Absolute path of what stands under the plan file's name, of whatever kind; the folder of plans of one file a task;
   * null when there is nothing.
   */
  planPath: string | null;
  /** What the place lets expect; the plan's own format is found in the file. */
  format: PlanFormat;
  /** Absolute paths of the files of such a plan, in natural order; empty for others. */
  files: string[];
  /** Which of several lists in a Task Master file; null for one without a tag. */
  tag: string | null;
  /** Whether the folder has a `tasks.md` a layered plan could be made from. */
  hasTasksFile: boolean;
  /** Further plan files of the same spec, relative to the project. They are not read. */
  otherPlans: string[];
};

/** A location that may lead out of the project. */
type Found = { location: SpecLocation; inside: boolean };

/**
 * Lists the specs of a project in natural order, also those without a plan and those whose place will be refused:
 * `locateSpec` says why. Folders under `specs/` keep their names; a plan of another tool that is called like one of
 * them gets its tool's name behind, unless that one has its layers. Costs a few `lstat` for each.
 */
export function locateSpecs(projectDir: string): SpecLocation[] {
  const own = ownFolders(projectDir);
  const others = foreign(projectDir, own);
  const found = [...own].map(([id, folders]) => ownFound(projectDir, id, folders, others.layered));
  return [...found, ...others.found].map(({ location }) => location).sort((a, b) => naturally(a.id, b.id));
}

/**
 * Finds one spec by its id. Throws `E_SPEC_NAME` before anything is looked at, `E_NOT_FOUND` with the nearest names,
 * `E_PATH_ESCAPE` when a link leads out.
 */
export function locateSpec(projectDir: string, specName: string): SpecLocation {
  const name = parseSpecName(specName);
  const own = ownFolders(projectDir);
  const folders = own.get(name);
  const others = foreign(projectDir, own);
  if (folders) return insideOnly(ownFound(projectDir, name, folders, others.layered), 'specs folder');
  const found = others.found.find(({ location }) => location.id === name);
  if (found) return insideOnly(found, 'folder');
  throw notFound(name, [...own.keys(), ...others.found.map(({ location }) => location.id)]);
}

/** Everything whose change can change the plan: its file, or its folder and all files in it. */
export function planFiles({ planPath, files }: SpecLocation): string[] {
  return planPath === null ? files : [planPath, ...files];
}

/** Folders under `specs/` by id; those of one name stand for one spec. */
function ownFolders(projectDir: string): Map<string, Folder[]> {
  const byId = new Map<string, Folder[]>();
  for (const folder of listSpecFolders(projectDir)) {
    const id = safeSpecId(folder.name);
    const same = byId.get(id);
    if (same) same.push(folder);
    else byId.set(id, [folder]);
  }
  return byId;
}

/** Plans of other tools; those that were layered under their own name into `specs/`, by that name, are no further specs. */
function foreign(projectDir: string, own: ReadonlyMap<string, Folder[]>): { found: Found[]; layered: Layered } {
  const taken = new Set(own.keys());
  const layered: Layered = new Map();
  const found: Found[] = [];
  const candidates = [
    ...folderCandidates(projectDir),
    ...taskMasterCandidates(projectDir),
    ...backlogCandidates(projectDir),
    ...fileCandidates(projectDir),
  ];
  for (const candidate of candidates) {
    const name = safeSpecId(candidate.name);
    const folders = own.get(name);
    if (candidate.planPath !== null && folders && !layered.has(name) && ownCandidate(folders).format === 'layered') {
      layered.set(name, candidate.planPath);
      continue;
    }
    const id = freeSpecId(candidate.name, candidate.tool, taken);
    taken.add(id);
    found.push(toFound(projectDir, id, candidate));
  }
  return { found, layered };
}

/** Plan files by the name of the spec under `specs/` that has their layers. */
type Layered = Map<string, string>;

/** The plan a spec's layers were made from is named beside them: it is no longer read. */
function ownFound(projectDir: string, id: string, folders: readonly Folder[], layered: Layered): Found {
  const candidate = ownCandidate(folders);
  const from = layered.get(id);
  return toFound(projectDir, id, from ? { ...candidate, otherPlans: [...candidate.otherPlans, from] } : candidate);
}

function toFound(projectDir: string, id: string, candidate: SpecCandidate): Found {
  const { dir, planPath, format, files, tag, hasTasksFile, otherPlans, inside } = candidate;
  const location = { id, dir: relativeTo(projectDir, dir), planPath, format, files, tag, hasTasksFile };
  return { location: { ...location, otherPlans: otherPlans.map((path) => relativeTo(projectDir, path)) }, inside };
}

function insideOnly({ location, inside }: Found, place: string): SpecLocation {
  if (inside) return location;
  throw new AshlarError(
    'E_PATH_ESCAPE',
    `${location.dir} leads out of the project’s ${place} by a link.`,
    'Put the spec’s folder itself there.',
  );
}

/** Relative to the project, with forward slashes on every system; `.` for the project itself. */
export function relativeTo(projectDir: string, path: string): string {
  return relative(projectDir, path).split(sep).join('/') || '.';
}

function notFound(name: string, names: readonly string[]): AshlarError {
  const nearest = nearestNames(name, names);
  const message = `There is no spec ${name} in this project.`;
  if (nearest.length > 0) return new AshlarError('E_NOT_FOUND', message, `Did you mean ${nearest.join(', ')}?`);
  const hint =
    names.length > 0 ? 'ashlar specs lists them all.' : `Make specs/${name}/${PLAN_FILE}, or choose another project.`;
  return new AshlarError('E_NOT_FOUND', message, hint);
}
