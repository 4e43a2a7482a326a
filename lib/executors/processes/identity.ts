import { readFileSync } from 'node:fs';
import { readProcStat } from './proc-stat';

/** What tells a process from a later one with the same pid. Null where the system does not say. */
export type ProcessIdentity = { processStart: string | null; bootId: string | null };

let bootId: string | null | undefined;

/** Start time in clock ticks since boot, and the boot's id. */
export function processIdentity(pid: number): ProcessIdentity {
  return { processStart: readProcStat(pid)?.startTime ?? null, bootId: currentBootId() };
}

/** Read once: it cannot change while this process lives. */
export function currentBootId(): string | null {
  bootId ??= readBootId();
  return bootId;
}

function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}
