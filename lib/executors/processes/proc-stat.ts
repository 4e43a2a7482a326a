import { readFileSync } from 'node:fs';

export type ProcStat = { state: string; group: number; startTime: string };

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
  return state && group && startTime ? { state, group: Number(group), startTime } : null;
}
