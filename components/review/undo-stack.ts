import type { BoardTask } from '@/lib/domain/board';
import { type Restored, toRestore } from '@/lib/domain/mapping';

/** What can be taken back by one press, and how it is called. */
export type Undo = { words: string; before: readonly Restored[] };

const UNDO_MAX = 100;

export const beforeOf = ({ mapping }: BoardTask): Restored => toRestore(mapping);

/** With one act more; the oldest is forgotten beyond a hundred. An act that changed nothing is none. */
export function pushUndo(stack: readonly Undo[], undo: Undo): readonly Undo[] {
  return undo.before.length ? [...stack, undo].slice(-UNDO_MAX) : stack;
}

/** The last act, and the stack without it. */
export function popUndo(stack: readonly Undo[]): { undo: Undo | null; rest: readonly Undo[] } {
  return { undo: stack.at(-1) ?? null, rest: stack.slice(0, -1) };
}
