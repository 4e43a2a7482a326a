'use client';
import { FileDiff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Board } from '@/lib/domain/board';
import { changeWords } from './change-words';
import { ChangesDialog } from './changes-dialog';

/** Says on the board that the plan's file changed, and how the open run stands to it; opens what changed. */
export function PlanChanges({ board }: { board: Pick<Board, 'spec' | 'changes' | 'drift'> }) {
  const { spec, changes, drift } = board;
  const [open, setOpen] = useState(false);
  if (!changes && !drift) return null;
  return (
    <Callout
      icon={FileDiff}
      title={changes ? `The plan changed: ${changeWords(changes)}` : 'The plan is not the one this run began with'}
    >
      {drift ? (
        <p className="text-ink-soft text-sm">
          The run goes on with its own copy. Against it the plan has {changeWords(drift)}: added tasks come with the
          next run; what changed or is gone waits for you before it would start.
        </p>
      ) : null}
      {changes ? (
        <Button className="justify-self-start" onClick={() => setOpen(true)}>
          See what changed
        </Button>
      ) : null}
      {open ? <ChangesDialog spec={spec} onClose={() => setOpen(false)} /> : null}
    </Callout>
  );
}
