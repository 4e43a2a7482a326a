'use client';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { useVerbCall } from '@/lib/client/verb-call';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { BoardLayer } from '@/lib/domain/board';
import { isDead } from '@/lib/domain/preflight';
import { countWord } from './progress-words';
import { isUnapproved } from './task-filter';

const thresholds = [95, 90, 80, 70, 60];

/** Approves every proposal from a confidence on, and offers to take it back. */
export function ApproveAll({ spec, layers }: { spec: string; layers: BoardLayer[] }) {
  const [least, setLeast] = useState(90);
  const call = useVerbCall();
  const approve = useVerbMutation('approve', {
    onSuccess: ({ approved }) => {
      const undo = async () => {
        for (const task of approved) await call('unapprove', { spec, task });
      };
      toast(`Approved ${countWord(approved.length, 'task')}`, {
        action: { label: 'Undo', onClick: () => void undo() },
      });
    },
  });
  const tasks = layers
    .flatMap((layer) => layer.tasks)
    .filter((row) => isUnapproved(row) && row.mapping.answer && !isDead(row.preflight))
    .filter((row) => row.mapping.confidence >= least)
    .map((row) => row.task.id);
  return (
    <div className="flex items-center gap-1.5">
      <Button
        size="md"
        pending={approve.isPending}
        disabledReason={tasks.length ? null : `No unapproved proposal has ${least} or more.`}
        onClick={() => approve.mutate({ spec, tasks })}
      >
        Approve all {least}+<span className="text-ink-faint">{tasks.length}</span>
      </Button>
      <Select
        aria-label="Least confidence"
        value={least}
        onChange={(event) => setLeast(Number(event.target.value))}
        className="w-auto text-sm"
      >
        {thresholds.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </Select>
    </div>
  );
}
