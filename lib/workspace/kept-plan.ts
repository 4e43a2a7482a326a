import { toProblem } from '@/lib/domain/errors';
import type { Diagnostic, Plan } from '@/lib/domain/plan';

const STAYS = 'The last good plan stays in force.';

/** The last good plan, with why its file cannot be read as an error. */
export function keptForError(stored: Plan, error: unknown): Plan {
  const { code, message, hint } = toProblem(error);
  const place = { line: 1, column: 1 };
  const remark: Diagnostic = { code, severity: 'error', ...place, message: `${message} ${STAYS}`, hint };
  return { ...stored, diagnostics: [remark, ...stored.diagnostics] };
}

/** The last good plan, with every error of the file that could not take its place. */
export function keptForPlan(stored: Plan, refused: Plan): Plan {
  const errors = errorsOf(refused);
  const [first, ...others] = errors;
  if (!first) return stored;
  return {
    ...stored,
    diagnostics: [{ ...first, message: `${first.message} ${STAYS}` }, ...others, ...stored.diagnostics],
  };
}

/**
 * Whether what was read may not take the place of the stored plan: a file that is empty, as it is for a moment while an
 * editor writes it, and during an open run one with errors where there were none.
 */
export function isRefused(read: Plan, stored: Plan, isRunOpen: boolean): boolean {
  const isEmpty = read.diagnostics.some(({ code }) => code === 'E_EMPTY');
  if (isEmpty && stored.layers.some(({ tasks }) => tasks.length > 0)) return true;
  return isRunOpen && errorsOf(read).length > 0 && errorsOf(stored).length === 0;
}

const errorsOf = ({ diagnostics }: Plan): Diagnostic[] => diagnostics.filter(({ severity }) => severity === 'error');
