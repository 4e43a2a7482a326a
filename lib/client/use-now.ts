'use client';
import { useSyncExternalStore } from 'react';

let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };
}

const still = () => () => {};

/** The time (milliseconds since 1970), once a second while `ticking`; null while the server renders. */
export function useNow(ticking: boolean): number | null {
  return useSyncExternalStore(
    ticking ? subscribe : still,
    () => now,
    () => null,
  );
}
