export type IdleWatch = {
  /** Resolves when nothing was heard for too long; never, if there is no limit. */
  fired: Promise<'idle'>;
  /** A sign of life. */
  touch(): void;
  /** While `waiting`, silence is expected: a person is being asked. */
  hold(waiting: boolean): void;
  dispose(): void;
};

export function createIdleWatch(idleMs: number | null): IdleWatch {
  let timer: NodeJS.Timeout | undefined;
  let held = false;
  let fire = (_: 'idle'): void => undefined;
  const fired = new Promise<'idle'>((resolve) => {
    fire = resolve;
  });
  const touch = (): void => {
    clearTimeout(timer);
    if (idleMs !== null && !held) timer = setTimeout(fire, idleMs, 'idle');
  };
  touch();
  return {
    fired,
    touch,
    hold(waiting) {
      held = waiting;
      touch();
    },
    dispose: () => clearTimeout(timer),
  };
}
