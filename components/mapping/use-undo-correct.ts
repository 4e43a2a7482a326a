'use client';
import { useCallback } from 'react';
import { useAshlar } from '@/lib/client/ashlar-context';
import { useVerbCall } from '@/lib/client/verb-call';
import { problemOf } from '@/lib/client/verb-error';
import type { VerbOutput } from '@/lib/domain/verb-outputs';

/** What must be known of a correction to take it back. */
export type Undoable = Pick<VerbOutput<'correct'>, 'learned' | 'replaced'>;

/** Takes a correction back: the rule that was made of it goes, and the mapping it replaced is in force again. */
export function useUndoCorrect(spec: string): (done: Undoable) => void {
  const call = useVerbCall();
  const { report } = useAshlar();
  return useCallback(
    ({ learned, replaced }) => {
      const undo = async (): Promise<void> => {
        if (learned) await call('undoRule', { undo: learned.undo });
        if (replaced) await call('restore', { spec, tasks: [replaced] });
      };
      undo().catch((error) => report(problemOf(error)));
    },
    [call, report, spec],
  );
}

/** Milliseconds that a message with its undo stays. */
export const UNDO_MS = 10_000;
