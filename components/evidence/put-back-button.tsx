'use client';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import type { Attempt } from '@/lib/domain/run';
import { PutBackDialog } from './put-back-dialog';

type PutBackButtonProps = { spec: string; attempt: Pick<Attempt, 'id' | 'taskId' | 'n'>; size?: ButtonProps['size'] };

/** Offers to take an attempt's changes back; the dialog says what that means before anything is done. */
export function PutBackButton({ spec, attempt, size = 'sm' }: PutBackButtonProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size={size} onClick={() => setAsking(true)}>
        <Undo2 aria-hidden /> Put the files back
      </Button>
      {asking ? <PutBackDialog spec={spec} attempt={attempt} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
