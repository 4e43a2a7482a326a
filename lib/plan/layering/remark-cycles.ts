import type { Diagnostic } from '@/lib/domain/plan';
import { findCycles } from '@/lib/plan/find-cycles';
import type { Placed } from './layering';
import type { Waiting } from './waiting';

const CYCLE_SHOWN = 12;

/** Says which tasks wait for each other; they stand in one layer, and cannot run. */
export function remarkCycles(placed: readonly Placed[], { needs, tasks }: Waiting): Diagnostic[] {
  const edges = new Map(placed.map(({ order }) => [String(order), namesOf(needs[order] ?? [], tasks)]));
  return findCycles(edges).map((cycle) => {
    const members = cycle.map((order) => placed[Number(order)] as Placed);
    const names = members.map(({ task }) => task.ref ?? `“${task.description}”`);
    const shown = names.length > CYCLE_SHOWN ? [...names.slice(0, CYCLE_SHOWN), '…'] : names;
    return {
      ...{ code: 'E_CYCLE', severity: 'error' as const, line: members[0]?.task.line ?? 1, column: 1 },
      message: `${[...shown, names[0]].join(' → ')}: these ${cycle.length} tasks wait for each other.`,
      hint: 'Remove one of the dependencies.',
    };
  });
}

const namesOf = (nodes: readonly number[], tasks: number): string[] => nodes.filter((node) => node < tasks).map(String);
