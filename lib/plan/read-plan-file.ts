import { createHash } from 'node:crypto';
import { AshlarError } from '@/lib/domain/errors';
import type { Diagnostic, Plan } from '@/lib/domain/plan';
import { decodeText } from './decode-text';
import { relativeTo, type SpecLocation } from './locate-specs';
import { parsePlan } from './parse-plan';
import { readFileInside } from './read-text-file';

/** Largest plan file that is read. */
export const PLAN_BYTES_MAX = 8 * 1024 * 1024;

/**
 * Reads and parses the plan of a spec. Throws an `AshlarError` that names the file when there is none (`E_NO_PLAN`),
 * when it is no regular file inside the project, too large, or not UTF-8; what is wrong inside it is in its diagnostics.
 */
export function readPlan(projectDir: string, location: SpecLocation): Plan {
  const { id, dir, planPath, hasTasksFile, otherPlans } = location;
  if (planPath === null) {
    const source = hasTasksFile ? ' from its tasks.md' : '';
    const hint = `Write ${dir}/layered-tasks.md, or let /iterate:tasks ${id} write it${source}.`;
    throw new AshlarError('E_NO_PLAN', `${id} has no layered-tasks.md.`, hint);
  }
  const path = relativeTo(projectDir, planPath);
  const bytes = readFileInside(projectDir, planPath, path, PLAN_BYTES_MAX);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const plan = parsePlan(decodeText(bytes, path), { spec: id, path, hash });
  if (otherPlans.length === 0) return plan;
  return { ...plan, diagnostics: [twoFiles(path, otherPlans), ...plan.diagnostics] };
}

function twoFiles(path: string, others: readonly string[]): Diagnostic {
  return {
    ...{ code: 'W_TWO_FILES', severity: 'warning', line: 1, column: 1 },
    message: `The spec has several plans: ${path} is read, ${others.join(', ')} is not.`,
    hint: 'Keep one of them.',
  };
}
