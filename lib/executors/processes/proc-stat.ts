import { readFileSync } from 'node:fs';

export type ProcStat = {
  state: string;
  group: number;
  /** In clock ticks since boot. */
  startTime: string;
  /** Time it and its ended children spent computing, in clock ticks. */
  cpuTicks: number;
};

/** What Linux says of a process; null when it is gone or the system has no /proc. */
export function readProcStat(pid: number): ProcStat | null {
  try {
    return parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return null;
  }
}

/** Field 2 is the program's name in brackets and may itself hold spaces and brackets: counting starts after the last one. */
export function parseProcStat(text: string): ProcStat | null {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, , group] = fields;
  const startTime = fields[19];
  if (!state || !group || !startTime) return null;
  const cpuTicks = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
  return { state, group: Number(group), startTime, cpuTicks };
}
