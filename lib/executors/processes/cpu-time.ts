import { listProcesses } from './attempt-tag';
import { readProcStat } from './proc-stat';

/** Linux counts a process's time in these, for every program. */
const tickMs = 10;

/** What the processes of an attempt have worked so far: changes when one does, comes or goes. */
export type Work = { cpuMs: number; pids: string };

export function workOf(attemptId: string, group: number): Work {
  const living = listProcesses(new Set([attemptId]), group);
  const cpuMs = living.reduce((sum, { pid }) => sum + (readProcStat(pid)?.cpuTicks ?? 0) * tickMs, 0);
  return { cpuMs, pids: living.map(({ pid }) => pid).join() };
}
