import { uptime } from 'node:os';
import type { Timers } from '@/lib/engine/ports';
import { processTimers } from '@/lib/engine/wake-ups';

/** Counts the time since the machine began: that goes on while it sleeps, and no change of the wall clock moves it. */
export const wakingTimers: Timers = { ...processTimers, elapsedMs: () => uptime() * 1000 };
