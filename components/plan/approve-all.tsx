'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import type { BoardLayer } from '@/lib/domain/board';
import { approvable, useApproveMany } from './use-approve-many';

const thresholds = [95, 90, 80, 70, 60];

/** Approves every proposal from a confidence on, and offers to take it back. */
export function ApproveAll({ spec, layers }: { spec: string; layers: BoardLayer[] }) {
  const [least, setLeast] = useState(90);
  const approve = useApproveMany();
  const tasks = approvable(layers, least);
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
