export type Watch<Sign extends string> = {
  /** Resolves when the time is up; never, if there is none. */
  fired: Promise<Sign>;
  /** Begins the whole time again. */
  anew(): void;
  /** The time stands still while `held`. */
  hold(held: boolean): void;
  dispose(): void;
};

/** Node fires a longer timer at once. */
const timerMsMax = 2_147_483_647;

/** Time that runs out, can be held, and can begin anew. Monotonic: no jump of the clock ends anything. */
export function createWatch<Sign extends string>(limitMs: number | null, sign: Sign): Watch<Sign> {
  let timer: NodeJS.Timeout | undefined;
  let held = false;
  let left = limitMs ?? 0;
  let since = performance.now();
  let fire = (_: Sign): void => undefined;
  const fired = new Promise<Sign>((resolve) => {
    fire = resolve;
  });
  const run = (): void => {
    clearTimeout(timer);
    since = performance.now();
    if (limitMs !== null && !held) timer = setTimeout(fire, Math.min(left, timerMsMax), sign);
  };
  run();
  return {
    fired,
    anew() {
      left = limitMs ?? 0;
      run();
    },
    hold(next) {
      if (next === held) return;
      if (next) left = Math.max(0, left - (performance.now() - since));
      held = next;
      run();
    },
    dispose: () => clearTimeout(timer),
  };
}
