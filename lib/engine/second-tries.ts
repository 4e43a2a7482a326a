export type SecondTries = {
  /** Asks for another try at a run's next step; asked again before it comes, it stays one. */
  ask(runId: string): void;
};

/**
 * Tries steps again that could not be written. After one nothing else may come that moves its run, so it heals by
 * itself when the disk does. `takeStep` asks again when it fails again.
 */
export function createSecondTries(takeStep: (runId: string) => void, delayMs: number): SecondTries {
  const asked = new Set<string>();
  const again = (runId: string): void => {
    asked.delete(runId);
    try {
      takeStep(runId);
    } catch {
      // The failure was told when it came first.
    }
  };
  return {
    ask(runId) {
      if (asked.has(runId)) return;
      asked.add(runId);
      setTimeout(again, delayMs, runId).unref();
    },
  };
}
