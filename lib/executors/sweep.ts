import { canListProcesses, listProcesses } from './processes/attempt-tag';
import { endProcesses } from './processes/end-processes';

export type Sweep = {
  /** Processes found and gone now, by attempt. */
  ended: Map<string, number[]>;
  /** Processes found that could not be ended. */
  left: Map<string, number[]>;
  /** Attempts that could not be looked for: this system does not show the environment of processes. */
  unchecked: string[];
};

/** Living processes started for the attempts, found by the tag in their environment. Empty where there is no /proc. */
export function findTagged(attemptIds: Iterable<string>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { pid, attemptId } of listProcesses(new Set(attemptIds))) {
    if (attemptId !== null) found.set(attemptId, [...(found.get(attemptId) ?? []), pid]);
  }
  return found;
}

/**
 * Ends every process that carries the tag of one of the attempts (TERM, `gracePeriodMs` (5,000), KILL), as after a crash of the
 * server. A pid alone is never trusted, so a foreign process is never signalled.
 */
export async function endTagged(
  attemptIds: Iterable<string>,
  { gracePeriodMs = 5000 }: { gracePeriodMs?: number },
): Promise<Sweep> {
  const ids = new Set(attemptIds);
  if (!canListProcesses) return { ended: new Map(), left: new Map(), unchecked: [...ids] };
  const found = new Map<string, Set<number>>();
  const list = () => {
    const living = listProcesses(ids);
    for (const { pid, attemptId } of living) {
      if (attemptId !== null) found.set(attemptId, (found.get(attemptId) ?? new Set()).add(pid));
    }
    return living;
  };
  if (ids.size > 0) await endProcesses({ list, gracePeriodMs });
  const left = ids.size > 0 ? findTagged(ids) : new Map<string, number[]>();
  const ended = new Map<string, number[]>();
  for (const [attemptId, pids] of found) {
    ended.set(
      attemptId,
      [...pids].filter((pid) => !left.get(attemptId)?.includes(pid)),
    );
  }
  return { ended, left, unchecked: [] };
}
