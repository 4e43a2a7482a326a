import { type Stats, statSync } from 'node:fs';

/** What tells that files are still those that were read; `writtenMs` is the newest write, since 1970. */
export type Stamp = { text: string; writtenMs: number };

export type SteadyRead<T> = {
  value: T;
  stamp: Stamp;
  /**
   * False when a file was written less than a second before it was read, or while it was: the next write may leave the
   * same stamp, so this one is not to be believed.
   */
  settled: boolean;
};

const TRIES = 4;
/** Coarsest time of a write that file systems keep. */
const SETTLED_MS = 1000;

/** Reads files anew as long as they change while they are read, a few times at most. Throws what the last try throws. */
export function readSteadily<T>(files: readonly string[], read: () => T): SteadyRead<T> {
  for (let tries = 1; ; tries++) {
    const stamp = stampOf(files);
    const settled = Date.now() - stamp.writtenMs > SETTLED_MS;
    const isSteady = (): boolean => stampOf(files).text === stamp.text;
    try {
      const value = read();
      const steady = isSteady();
      if (steady || tries === TRIES) return { value, stamp, settled: steady && settled };
    } catch (error) {
      if (isSteady() || tries === TRIES) throw error;
    }
  }
}

/** One that is not there, or cannot be looked at, has a stamp as well. */
export function stampOf(files: readonly string[]): Stamp {
  const stamp: Stamp = { text: '', writtenMs: 0 };
  for (const file of files) {
    const stats = statOf(file);
    if (stats) stamp.writtenMs = Math.max(stamp.writtenMs, stats.mtimeMs, stats.ctimeMs);
    stamp.text += stats ? `${stats.ino}:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs} ` : '- ';
  }
  return stamp;
}

function statOf(file: string): Stats | null {
  try {
    return statSync(file);
  } catch {
    return null;
  }
}
