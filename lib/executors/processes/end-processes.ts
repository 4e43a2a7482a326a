import { setTimeout as sleep } from 'node:timers/promises';

/** A process to end, and the group it is in. */
export type EndableProcess = { pid: number; group: number };

export type Ending = {
  /** Looks again each time it is called: what is to end may fork meanwhile. */
  list: () => EndableProcess[];
  /** Signalled as a whole, so that its members get each signal once. */
  group?: number;
  gracePeriodMs: number;
};

const pollMs = { first: 10, longest: 250 };
const killRounds = 40;
const killRoundMs = 50;

/** Asks with TERM, waits at most `gracePeriodMs`, then KILLs until nothing is left. Resolves with the pids still alive. */
export async function endProcesses({ list, group, gracePeriodMs }: Ending): Promise<number[]> {
  if (await askToEnd({ list, group, gracePeriodMs })) return [];
  for (let round = 0; round < killRounds; round++) {
    const living = list();
    if (living.length === 0) return [];
    if (group !== undefined && living.some((process) => process.group === group)) send(-group, 'SIGKILL');
    for (const process of living) send(process.pid, 'SIGKILL');
    await sleep(killRoundMs);
  }
  return list().map((process) => process.pid);
}

/** True when everything ended within the grace period. */
async function askToEnd({ list, group, gracePeriodMs }: Ending): Promise<boolean> {
  // Many programs take a second TERM as an order to give up at once: each process gets one.
  const asked = new Set<number>();
  const deadline = performance.now() + gracePeriodMs;
  let living = list();
  if (group !== undefined && living.some((process) => process.group === group)) send(-group, 'SIGTERM');
  for (let waitMs = pollMs.first; ; waitMs = Math.min(waitMs * 2, pollMs.longest)) {
    if (living.length === 0) return true;
    for (const process of living) {
      if (process.group !== group && !asked.has(process.pid)) send(process.pid, 'SIGTERM');
      asked.add(process.pid);
    }
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) return false;
    await sleep(Math.min(waitMs, leftMs));
    living = list();
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already, or another user's: whoever is left is found by the next look.
  }
}
