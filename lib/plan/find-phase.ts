import { AshlarError } from '@/lib/domain/errors';
import type { Plan, PlanPhase } from '@/lib/domain/plan';
import { nearestNames } from './nearest-names';
import { readPhaseName } from './phase-words';
import { taskName } from './task-index';

/**
 * The phase of a plan by its id or its title, with or without its number. Throws `E_NOT_FOUND` with the nearest titles,
 * `E_AMBIGUOUS` when several are called so.
 */
export function findPhase(plan: Plan, name: string): PlanPhase {
  const exact = plan.phases.filter(({ id, title }) => id === name || title === name);
  const alike = plan.phases.filter(({ title }) =>
    [title, readPhaseName(title).name].some((one) => taskName(one) === taskName(name)),
  );
  const found = exact.length > 0 ? exact : alike;
  const [phase] = found;
  if (phase && found.length === 1) return phase;
  if (phase) {
    const ids = found.map(({ id, line }) => `${id} (line ${line})`).join(', ');
    throw new AshlarError(
      'E_AMBIGUOUS',
      `${plan.spec} has ${found.length} phases called ${name}.`,
      `Name one by its id: ${ids}.`,
    );
  }
  const titles = plan.phases.map(({ title }) => title).filter((title) => title !== '');
  const near = nearestNames(name, titles);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(', ')}?`
      : titles.length > 0
        ? `Its phases are ${titles.slice(0, 5).join(', ')}.`
        : null;
  throw new AshlarError('E_NOT_FOUND', `${plan.spec} has no phase ${name}.`, hint);
}
