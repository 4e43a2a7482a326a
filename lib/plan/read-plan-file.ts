import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { AshlarError, toProblem } from '@/lib/domain/errors';
import type { Diagnostic, Plan } from '@/lib/domain/plan';
import { parseBacklog } from './data/backlog-plan';
import { isBacklogTask } from './data/backlog-task';
import type { PlanPart } from './data/file-remarks';
import { parseTaskMaster } from './data/task-master-json';
import { isTaskMasterText, parseTaskMasterText } from './data/task-master-text';
import { decodeText } from './decode-text';
import { relativeTo, type SpecLocation } from './locate-specs';
import { type PlanSource, parsePlan } from './parse-plan';
import { pastBacklogIds } from './places/backlog-place';
import { PLAN_BYTES_MAX } from './plan-size';
import { readFileInside } from './read-text-file';
import { PLAN_FILE } from './spec-folders';

export { PLAN_BYTES_MAX };

/**
 * Reads and parses the plan of a spec, in whatever format it is written. Throws an `AshlarError` that names the file
 * when there is none (`E_NO_PLAN`), when it is no regular file inside the project, too large, or not UTF-8; what is
 * wrong inside it is in its diagnostics. Of a plan in several files one that cannot be read is a diagnostic.
 */
export function readPlan(projectDir: string, location: SpecLocation): Plan {
  const { id, dir, planPath, files, format, otherPlans } = location;
  if (planPath === null) {
    const hint = `Write ${dir}/layered-tasks.md, or let /iterate:tasks ${id} write it.`;
    throw new AshlarError('E_NO_PLAN', `${id} has no layered-tasks.md.`, hint);
  }
  const path = relativeTo(projectDir, planPath);
  const plan = files.length > 0 ? readFiles(projectDir, location, path) : readOne(projectDir, location, planPath, path);
  if (otherPlans.length === 0) return plan;
  // Beside layers, what is no file of layers is the plan they were made from: that is no choice left open.
  const isOriginal = (other: string): boolean => format === 'layered' && basename(other) !== PLAN_FILE;
  const rivals = otherPlans.filter((other) => !isOriginal(other));
  const remarks = [
    ...(rivals.length > 0 ? [twoFiles(path, rivals)] : []),
    ...otherPlans.filter(isOriginal).map((original) => originalKept(path, original)),
  ];
  return { ...plan, diagnostics: [...remarks, ...plan.diagnostics] };
}

function readOne(projectDir: string, { id, format, tag }: SpecLocation, planPath: string, path: string): Plan {
  const bytes = readFileInside(projectDir, planPath, path, PLAN_BYTES_MAX);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const text = decodeText(bytes, path);
  const source = { spec: id, path, hash };
  if (/\.json$/i.test(planPath)) return parseTaskMaster(text, source, tag);
  return parseText(text, source, format);
}

/** What is in a file decides how it is read; where it stands only helps. */
function parseText(text: string, source: PlanSource, format: Plan['format']): Plan {
  const file = { path: source.path, text };
  if (format !== 'layered' || basename(source.path) !== PLAN_FILE) {
    if (isTaskMasterText(text)) return parseTaskMasterText([file], source);
    if (isBacklogTask(text)) return parseBacklog([file], source, []);
  }
  return parsePlan(text, { ...source, format });
}

/** Reads a plan of one file a task. */
function readFiles(projectDir: string, { id, format, files, planPath }: SpecLocation, path: string): Plan {
  const hash = createHash('sha256');
  const parts: PlanPart[] = [];
  const unread: Diagnostic[] = [];
  let left = PLAN_BYTES_MAX;
  for (const file of files) {
    const shown = relativeTo(projectDir, file);
    try {
      const bytes = readFileInside(projectDir, file, shown, left);
      left -= bytes.length;
      hash.update(`${shown}\0${bytes.length}\0`).update(bytes);
      parts.push({ path: shown, text: decodeText(bytes, shown) });
    } catch (error) {
      const { code, message, hint } = toProblem(error);
      unread.push({ code, severity: 'error', line: 1, column: 1, message, hint });
    }
  }
  const source = { spec: id, path, hash: hash.digest('hex') };
  const plan =
    format === 'backlog'
      ? parseBacklog(parts, source, pastBacklogIds(projectDir, planPath ?? ''))
      : parseTaskMasterText(parts, source);
  return { ...plan, diagnostics: [...unread, ...plan.diagnostics] };
}

function twoFiles(path: string, others: readonly string[]): Diagnostic {
  return {
    ...{ code: 'W_TWO_FILES', severity: 'warning', line: 1, column: 1 },
    message: `The spec has several plans: ${path} is read, ${others.join(', ')} is not.`,
    hint: 'Keep one of them.',
  };
}

function originalKept(path: string, original: string): Diagnostic {
  return {
    ...{ code: 'I_ORIGINAL_KEPT', severity: 'info', line: 1, column: 1 },
    message: `${path} is the plan; ${original}, another plan of this spec’s name, is kept beside it and not read.`,
    hint: null,
  };
}
