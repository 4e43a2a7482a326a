import type { AttemptTrace } from '@/lib/domain/attempt';
import { listProcesses } from '@/lib/executors/processes/attempt-tag';
import { currentBootId } from '@/lib/executors/processes/identity';
import { readProcStat } from '@/lib/executors/processes/proc-stat';

export type LivingProcess = { pid: number; startTime: string };

/**
 * The process an earlier server started for an attempt, if it still lives: by pid, start time and boot, for a pid alone
 * is reused; or by the tag in its environment when the server died before it wrote the pid down. Null on systems that
 * do not tell.
 */
export function findLiving(attemptId: string, { pid, processStart, bootId }: AttemptTrace): LivingProcess | null {
  if (pid === null) return findTaggedLeader(attemptId);
  if (processStart === null || bootId === null || bootId !== currentBootId()) return null;
  const living = { pid, startTime: processStart };
  return isLiving(living) ? living : null;
}

/** False for zombies: where nobody reaps them they stay for ever. */
export function isLiving({ pid, startTime }: LivingProcess): boolean {
  const stat = readProcStat(pid);
  return stat !== null && stat.startTime === startTime && stat.state !== 'Z' && stat.state !== 'X';
}

/** The oldest process of the attempt that leads a group: its descendants may lead others. */
function findTaggedLeader(attemptId: string): LivingProcess | null {
  const leaders = listProcesses(new Set([attemptId]))
    .filter(({ pid, group }) => pid === group)
    .map(({ pid }) => ({ pid, startTime: readProcStat(pid)?.startTime ?? null }))
    .filter((each): each is LivingProcess => each.startTime !== null);
  return leaders.sort((a, b) => Number(a.startTime) - Number(b.startTime))[0] ?? null;
}
