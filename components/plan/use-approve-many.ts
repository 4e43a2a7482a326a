'use client';
import { toast } from 'sonner';
import { useVerbCall } from '@/lib/client/verb-call';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { BoardLayer } from '@/lib/domain/board';
import { isDead } from '@/lib/domain/preflight';
import { countWord } from './progress-words';
import { isUnapproved } from './task-filter';

/** Ids of the tasks whose proposal of at least this confidence (0–100) can be approved now. */
export function approvable(layers: readonly BoardLayer[], least: number): string[] {
  return layers
    .flatMap((layer) => layer.tasks)
    .filter((row) => isUnapproved(row) && row.mapping.answer && !isDead(row.preflight))
    .filter((row) => row.mapping.confidence >= least)
    .map((row) => row.task.id);
}

/** Approves several tasks at once, and offers to take it back. */
export function useApproveMany() {
  const call = useVerbCall();
  return useVerbMutation('approve', {
    onSuccess: ({ approved }, { spec }) => {
      const undo = async () => {
        for (const task of approved) await call('unapprove', { spec, task });
      };
      toast(`Approved ${countWord(approved.length, 'task')}`, {
        action: { label: 'Undo', onClick: () => void undo() },
      });
    },
  });
}
