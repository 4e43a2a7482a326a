import { type Diagnostic, type Plan, planTasks } from '@/lib/domain/plan';
import { isDead } from '@/lib/domain/preflight';
import { type Executors, preflight } from '@/lib/mapping/preflight';

/**
 * A warning for each command that the plan itself names and that cannot be used here, at the task's line. Nothing is
 * said where no command at all is known, as in a CI job without plugins: there the catalog speaks of nothing.
 */
export function withUnknownCommands(plan: Plan, executors: Executors): Plan {
  if (executors.entries.length === 0) return plan;
  const remarks = planTasks(plan).flatMap(({ command, line, done, file }): Diagnostic[] => {
    if (command === null || done || file !== null) return [];
    const checked = preflight({ kind: 'command', command, args: '', effect: 'files' }, executors);
    if (!isDead(checked)) return [];
    const { message, nearest } = checked;
    const hint = nearest.length ? `Nearest: ${nearest.join(', ')}.` : 'See what there is: ashlar catalog';
    return [{ code: 'W_UNKNOWN_COMMAND', severity: 'warning', line, column: 1, message, hint }];
  });
  if (remarks.length === 0) return plan;
  const diagnostics = [...plan.diagnostics, ...remarks].toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { ...plan, diagnostics };
}
