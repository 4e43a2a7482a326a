import { basename, dirname } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import type { Settings } from '@/lib/domain/project';
import { isSpecName } from '@/lib/domain/spec-name';
import type { CheckResult } from '@/lib/domain/verb-outputs';
import { isInside, realPath } from '@/lib/plan/inside';
import { locateSpec, relativeTo } from '@/lib/plan/locate-specs';
import { formatOfPath } from '@/lib/plan/places/format-of-path';
import { readPlan } from '@/lib/plan/read-plan-file';
import { readCatalog } from '@/lib/project/catalog';
import { loadSettings } from '@/lib/project/settings';
import { claudeUserDir } from '@/lib/project/user-dir';
import { withUnknownCommands } from './unknown-commands';
import { toCheckResult } from './verbs/check';

// Needs no open project: nothing is locked, nothing is written.

/**
 * Parses a plan file anywhere, whatever tool wrote it. Paths are told relative to `cwd` where they lie in it.
 * @throws E_NOT_FOUND and the errors of reading: `E_NOT_FILE`, `E_TOO_LARGE`, `E_ENCODING` …
 */
export function checkFile(path: string, cwd: string): CheckResult {
  const real = realPath(path);
  if (real === null) throw new AshlarError('E_NOT_FOUND', `There is no file ${path}.`, 'Check its path.');
  const root = isInside(realPath(cwd) ?? cwd, real) ? (realPath(cwd) ?? cwd) : dirname(real);
  const location = {
    id: specNameOf(real),
    dir: relativeTo(root, dirname(real)),
    planPath: real,
    format: formatOfPath(relativeTo('/', real)),
    ...{ files: [], tag: null, hasTasksFile: false, otherPlans: [] },
  };
  const result = toCheckResult(readPlan(root, location));
  return root === dirname(real) ? { ...result, path: real } : result;
}

/**
 * Parses the plan of a spec as it stands on disk, and holds the commands it names against those installed.
 * @throws E_NOT_FOUND with the nearest names, E_NO_PLAN, and the errors of reading.
 */
export function checkSpec(projectDir: string, spec: string, env: NodeJS.ProcessEnv): CheckResult {
  const plan = readPlan(projectDir, locateSpec(projectDir, spec));
  const { entries } = readCatalog(projectDir, claudeUserDir(env));
  return toCheckResult(withUnknownCommands(plan, { entries, routes: routesOf(projectDir, env), agent: false }));
}

/** Damaged settings are told where they are used; a plan can be checked without them. */
function routesOf(projectDir: string, env: NodeJS.ProcessEnv): Settings['routes'] {
  try {
    return loadSettings(projectDir, env).routes;
  } catch {
    return {};
  }
}

/** A plan is named for its spec's folder; a file of another name, for itself. */
function specNameOf(file: string): string {
  const stem = basename(file).replace(/\.[^.]*$/, '');
  const folder = basename(dirname(file)) === 'agent-tasks' ? dirname(dirname(file)) : dirname(file);
  if (/^tasks\.json$/i.test(basename(file))) return 'taskmaster';
  const name = stem === 'layered-tasks' || stem === 'tasks' ? basename(folder) : stem;
  return isSpecName(name) ? name : 'plan';
}
