import { readdirSync, readFileSync } from 'node:fs';
import { readProcStat } from './proc-stat';

/** In the environment of every process of an attempt, and so of all its descendants. */
export const attemptTag = 'ASHLAR_ATTEMPT';

export type TaggedProcess = { pid: number; attemptId: string | null; group: number };

/** Without /proc, processes cannot be asked for their environment. */
export const canListProcesses = process.platform === 'linux';

/** Living processes of the attempts, and those in process group `group`; never this one. Empty where /proc is missing. */
export function listProcesses(attemptIds: ReadonlySet<string>, group?: number): TaggedProcess[] {
  const found: TaggedProcess[] = [];
  for (const pid of processIds()) {
    if (pid === process.pid) continue;
    const attemptId = readTag(pid);
    const ours = attemptId !== null && attemptIds.has(attemptId);
    if (!ours && group === undefined) continue;
    const stat = readProcStat(pid);
    // Zombies hold no resources, and where nobody reaps them they stay for ever.
    if (!stat || stat.state === 'Z' || stat.state === 'X') continue;
    if (ours || stat.group === group) found.push({ pid, attemptId, group: stat.group });
  }
  return found;
}

function processIds(): number[] {
  if (!canListProcesses) return [];
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** The attempt a process was started for; null when it has none, is gone or belongs to another user. */
function readTag(pid: number): string | null {
  let environment: string;
  try {
    environment = `\0${readFileSync(`/proc/${pid}/environ`, 'latin1')}`;
  } catch {
    return null;
  }
  const marker = `\0${attemptTag}=`;
  const start = environment.indexOf(marker);
  if (start === -1) return null;
  const end = environment.indexOf('\0', start + marker.length);
  return environment.slice(start + marker.length, end === -1 ? undefined : end);
}
