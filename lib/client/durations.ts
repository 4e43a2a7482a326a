/** A duration a person reads at a glance: `0.4 s`, `42 s`, `3 min 05 s`, `1 h 12 min`. */
export function formatDuration(ms: number): string {
  if (ms < 9_950) return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A clock that runs: whole seconds only, so that it does not flicker. */
export function formatElapsed(ms: number): string {
  return ms < 10_000 ? `${Math.max(0, Math.floor(ms / 1000))} s` : formatDuration(Math.floor(ms / 1000) * 1000);
}

/** A time limit: whole minutes need no seconds. */
export const formatLimit = (ms: number): string => formatDuration(ms).replace(/ min 00 s$/, ' min');

/** An estimate: no finer than it is sure. */
export function formatEstimate(ms: number): string {
  if (ms < 55_000) return 'under a minute';
  const minutes = Math.round(ms / 60_000);
  return minutes < 90 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`;
}
