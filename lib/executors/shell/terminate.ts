import { canListProcesses, listProcesses } from '@/lib/executors/processes/attempt-tag';
import { type EndableProcess, endProcesses } from '@/lib/executors/processes/end-processes';

/**
 * Ends a command and everything it started: TERM, the grace period, KILL. On Linux also descendants that left the
 * process group, by their tag; elsewhere the group alone. Resolves with the pids that would not end.
 */
export function terminate(pid: number, attemptId: string, gracePeriodMs: number): Promise<number[]> {
  const ids = new Set([attemptId]);
  const list = canListProcesses ? () => listProcesses(ids, pid) : () => groupOf(pid);
  return endProcesses({ list, group: pid, gracePeriodMs });
}

/** A group has no members we can name without /proc; it either lives or not. */
function groupOf(pid: number): EndableProcess[] {
  try {
    process.kill(-pid, 0);
    return [{ pid, group: pid }];
  } catch {
    return [];
  }
}
