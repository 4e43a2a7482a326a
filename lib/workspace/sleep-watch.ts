/** A stretch in which the machine was not awake, as told by two clocks that drifted apart. */
export type Sleep = { sleptMs: number; noticedAt: string };

export type SleepWatch = {
  /** Compares the clocks now; returns the newest sleep, or null. */
  look(): Sleep | null;
  close(): void;
};

export type SleepClocks = {
  /** Wall clock, in milliseconds since 1970: goes on while the machine sleeps. */
  wall: () => number;
  /** Counts waking time alone, in milliseconds. */
  monotonic: () => number;
};

/** Clocks drift, and are corrected; less than this apart says nothing. */
const SLEEP_MS_MIN = 30_000;
const LOOK_MS = 10_000;

const machineClocks: SleepClocks = { wall: Date.now, monotonic: () => performance.now() };

/**
 * Notices that the machine slept, or that its clock was set ahead: time passed that no work could use. Nothing is
 * concluded from it; limits count waking time as they are. `told` is called once for each sleep.
 */
export function createSleepWatch(
  told: (sleep: Sleep) => void = () => {},
  { wall, monotonic }: SleepClocks = machineClocks,
): SleepWatch {
  let apart = wall() - monotonic();
  let newest: Sleep | null = null;
  const look = (): Sleep | null => {
    const now = wall() - monotonic();
    const sleptMs = now - apart;
    apart = now;
    if (sleptMs > SLEEP_MS_MIN) {
      newest = { sleptMs, noticedAt: new Date(wall()).toISOString() };
      told(newest);
    }
    return newest;
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return { look, close: () => clearInterval(timer) };
}

/** The sleep in a sentence for the person whose run was going on. */
export function sleepText({ sleptMs }: Sleep): string {
  const minutes = Math.round(sleptMs / 60_000);
  const long = minutes < 1 ? 'less than a minute' : minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
  return `This machine slept, or its clock was set ahead, for ${long}. Nothing was lost: times count waking time.`;
}
