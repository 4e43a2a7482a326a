import { fstatSync, readSync } from 'node:fs';
import type { LiveOutput } from './live-output';

/** Shortest and longest wait between two looks at a log. */
const pollMs = { first: 25, longest: 200 };

export type FollowedLog = {
  /** When output last came, on the monotonic clock. */
  lastAt(): number;
  /** Looks a last time and stops. Gives the bytes of the log. */
  end(): number;
};

/**
 * Passes on what a command appends to its log, looking more seldom while it is quiet. However fast it writes, only the
 * newest window is read. Watching by the system's notices would miss network and container file systems.
 */
export function followLog(fd: number, live: LiveOutput): FollowedLog {
  let seen = 0;
  let lastAt = performance.now();
  let waitMs = pollMs.first;
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const size = sizeOf(fd);
    waitMs = size === seen ? Math.min(waitMs * 2, pollMs.longest) : pollMs.first;
    if (size === seen) return;
    lastAt = performance.now();
    // A command may empty the file behind its own output (`> /dev/stderr`): what it writes then is followed on.
    const from = Math.max(Math.min(seen, size), size - live.windowBytes);
    if (from > seen) live.skip(from - seen);
    const bytes = readAt(fd, from, size - from);
    seen = from + bytes.length;
    if (bytes.length > 0) live.append(bytes);
  };
  const lookAgain = (): void => {
    look();
    timer = setTimeout(lookAgain, waitMs);
  };
  timer = setTimeout(lookAgain, waitMs);

  return {
    lastAt: () => lastAt,
    end() {
      clearTimeout(timer);
      look();
      return sizeOf(fd);
    },
  };
}

/** Zero for devices, and when the file system does not answer. */
function sizeOf(fd: number): number {
  try {
    const stat = fstatSync(fd);
    return stat.isFile() ? stat.size : 0;
  } catch {
    return 0;
  }
}

function readAt(fd: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  try {
    while (filled < length) {
      const count = readSync(fd, buffer, filled, length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
  } catch {
    // What could not be read now is read with the next look.
  }
  return buffer.subarray(0, filled);
}
