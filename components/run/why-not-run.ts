import type { Board } from '@/lib/domain/board';

/** Why nothing of this board can be run now, for the person; null when it can. */
export function whyNotRun({ runnable, trusted }: Board): string | null {
  if (!runnable.ok) return [runnable.problem.message, runnable.problem.hint].filter(Boolean).join(' ');
  return trusted ? null : 'Trust this project first. A rehearsal needs no trust.';
}

/** A run of what is left would end at once. What was skipped is left. */
export function nothingLeft({ progress }: Board): string | null {
  if (progress.total === 0 || progress.complete < progress.total) return null;
  return 'Every task is complete. “Begin again”, beside this, repeats them.';
}
