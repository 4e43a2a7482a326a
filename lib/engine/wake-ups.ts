import type { RunTask } from '@/lib/domain/run';
import type { Clock, Timers } from './ports';

/** A timer that sleeps longer than this looks at the time in between: machines sleep, timers do not count it. */
const LOOK_MS = 30_000;

export const processTimers: Timers = {
  elapsedMs: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export type WakeUps = {
  /** Wakes the task when its wait is over; asked again for the same wait, it stays one. */
  arm(task: RunTask): void;
  dispose(): void;
};

/**
 * Wakes tasks that wait by themselves. How long is left is asked of the wall clock once, when the wait is armed; from
 * there on it is counted by a clock that no jump of the wall clock moves.
 */
export function createWakeUps(clock: Clock, timers: Timers, wake: (task: RunTask) => void): WakeUps {
  const armed = new Map<string, { until: string; stop: () => void }>();

  const look = (id: string, task: RunTask, until: string, deadline: number): void => {
    const left = deadline - timers.elapsedMs();
    if (left > 0) {
      armed.set(id, { until, stop: timers.after(Math.min(left, LOOK_MS), () => look(id, task, until, deadline)) });
      return;
    }
    armed.delete(id);
    wake(task);
  };

  return {
    arm(task) {
      if (!task.wait) return;
      const { until } = task.wait;
      const id = `${task.runId} ${task.taskId}`;
      const known = armed.get(id);
      if (known?.until === until) return;
      known?.stop();
      const left = Math.max(0, Date.parse(until) - Date.parse(clock.now()));
      const deadline = timers.elapsedMs() + left;
      // Never from within: who arms is in the middle of its own decisions.
      const stop = timers.after(Math.min(left, LOOK_MS), () => look(id, task, until, deadline));
      armed.set(id, { until, stop });
    },
    dispose() {
      for (const { stop } of armed.values()) stop();
      armed.clear();
    },
  };
}
