import { type Exit, readExit } from './exit-file';
import type { Child } from './spawn';
import { hasWrapper } from './wrapper';

/** Statuses up to this are exit codes; above, the exit file tells them from signals. */
const plainMax = 128;

/** How a command ended, and whether somebody ended the wrapper that watched over it. */
export type WatchedExit = Exit & { unwatched: boolean };

/** Resolves when the child has ended. */
export function exitOfChild(child: Child, exitFile: number): Promise<WatchedExit> {
  return new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => {
      const own = { exitCode, signal };
      if (!hasWrapper || (exitCode !== null && exitCode <= plainMax)) resolve({ ...own, unwatched: false });
      else if (signal) resolve({ ...own, unwatched: true });
      else resolve({ ...(readExit(exitFile) ?? own), unwatched: false });
    });
  });
}
