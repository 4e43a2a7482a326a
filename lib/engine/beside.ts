import type { FileChanges } from '@/lib/domain/attempt';
import type { RunTask } from '@/lib/domain/run';
import { isOpen } from '@/lib/domain/task-status';

/** Other tasks of the run that were under way during some part of an attempt at `task` that has just ended. */
export function ranBeside(tasks: readonly RunTask[], task: RunTask): RunTask[] {
  const from = task.startedAt;
  return tasks.filter((other) => {
    if (other.taskId === task.taskId || other.attempts === 0) return false;
    return isOpen(other.status) || (from !== null && other.finishedAt !== null && other.finishedAt > from);
  });
}

/** The changes that can be this task's: those to a file that only a task beside it names are that one's. */
export function ownChanges(files: FileChanges | null, task: RunTask, beside: readonly RunTask[]): FileChanges | null {
  if (files === null || beside.length === 0) return files;
  const isOthers = (path: string): boolean => !namesFile(task, path) && beside.some((other) => namesFile(other, path));
  const own = (paths: string[]): string[] => paths.filter((path) => !isOthers(path));
  return { ...files, created: own(files.created), modified: own(files.modified), deleted: own(files.deleted) };
}

/** The note that goes with evidence taken while others ran; empty when none did. */
export function besideNote(beside: readonly RunTask[]): string {
  if (beside.length === 0) return '';
  const keys = beside.slice(0, 3).map(({ key }) => key);
  const more = beside.length > 3 ? ` and ${beside.length - 3} more` : '';
  return ` (while ${keys.join(', ')}${more} ran as well)`;
}

/** Whether two tasks name a file that may be the same one: `a.ts` may be `src/a.ts`. */
export function shareFile(a: RunTask, b: RunTask): boolean {
  return a.files.some((path) => namesFile(b, path));
}

const namesFile = ({ files }: RunTask, path: string): boolean => files.some((named) => sameFile(named, path));

function sameFile(a: string, b: string): boolean {
  const [short, long] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length) as [string, string];
  return short === long || long.endsWith(`/${short}`);
}
