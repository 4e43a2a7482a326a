import type { Problem } from '@/lib/domain/errors';
import { answerLabel } from '@/lib/domain/mapping';
import type { RunPolicy, RunTask } from '@/lib/domain/run';
import { isFailure } from '@/lib/domain/task-status';
import { commandKind } from './command-kind';

/** So many failures in a row with one error stop a run. */
const LIMIT = 2;

/**
 * The streak of equal failures after a task came to `status`: one more for the same command with the same error, one
 * for another error, none after work that came to a good end. What waits or was stopped says nothing.
 */
export function nextStreak(
  streak: RunPolicy['streak'],
  { answer, status, problem }: Pick<RunTask, 'answer' | 'status' | 'problem'>,
): RunPolicy['streak'] {
  if (status === 'complete') return null;
  if (!isFailure(status) || !answer || !problem) return streak;
  const of = `${commandKind(answerLabel(answer))}\n${errorOf(problem)}`;
  return { of, count: streak?.of === of ? streak.count + 1 : 1 };
}

/** Whether the same command failed with the same error too often in a row. */
export const repeatsError = ({ streak }: RunPolicy): boolean => streak !== null && streak.count >= LIMIT;

/** A person says go: once more is allowed, but not twice more. */
export function easedStreak(streak: RunPolicy['streak']): RunPolicy['streak'] {
  return streak && { ...streak, count: Math.min(streak.count, LIMIT - 1) };
}

/** Times, sizes, ids and line numbers differ from one to the next of what is the same error. */
function errorOf({ code, message }: Problem): string {
  return `${code} ${message.replaceAll(/[0-9a-f]{8,}|\d+(?:[.,:]\d+)*/gi, '#')}`;
}
