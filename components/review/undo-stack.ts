import type { BoardTask } from '@/lib/domain/board';

/** How a task's mapping was before an act: all that is needed to put it back. */
export type Before = { task: string; mapping: string; approved: boolean; voided: string | null };

/** What can be taken back by one press, and how it is called. */
export type Undo = { words: string; before: readonly Before[] };

const UNDO_MAX = 100;

export const beforeOf = ({ task, mapping }: BoardTask): Before => ({
  task: task.id,
  mapping: mapping.id,
  approved: mapping.status === 'approved',
  voided: mapping.voided,
});

/** With one act more; the oldest is forgotten beyond a hundred. An act that changed nothing is none. */
export function pushUndo(stack: readonly Undo[], undo: Undo): readonly Undo[] {
  return undo.before.length ? [...stack, undo].slice(-UNDO_MAX) : stack;
}

/** The last act, and the stack without it. */
export function popUndo(stack: readonly Undo[]): { undo: Undo | null; rest: readonly Undo[] } {
  return { undo: stack.at(-1) ?? null, rest: stack.slice(0, -1) };
}
