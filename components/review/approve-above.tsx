'use client';
import { useState } from 'react';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { ReviewTask } from './review-filter';
import { canApprove } from './review-state';

/** Proposals of this confidence and more that can be approved as they stand. */
export const approvableFrom = (tasks: readonly ReviewTask[], least: number): readonly ReviewTask[] =>
  tasks.filter(({ state, row }) => canApprove(state) && row.mapping.confidence >= least);

type ApproveAboveProps = {
  tasks: readonly ReviewTask[];
  least: number;
  onLeast: (least: number) => void;
  onApprove: (tasks: readonly ReviewTask[]) => void;
  onClose: () => void;
};

/** Asks from which confidence on all are approved, and says beforehand how many that are and what is left out. */
export function ApproveAbove({ tasks, least, onLeast, onApprove, onClose }: ApproveAboveProps) {
  const [typed, setTyped] = useState(String(least));
  const wanted = approvableFrom(tasks, least);
  const asks = tasks.filter(({ state }) => state === 'asks').length;
  const dead = tasks.filter(({ state }) => state === 'dead').length;
  const below = tasks.filter(({ state }) => canApprove(state)).length - wanted.length;
  const left = [
    below ? `${below} below ${least}` : null,
    asks ? `${asks} that ${asks === 1 ? 'asks' : 'ask'}` : null,
    dead ? `${dead} with a dead command` : null,
  ].filter(Boolean);
  const change = (text: string): void => {
    setTyped(text);
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 100) onLeast(value);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Approve all from a confidence on"
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted.length) onApprove(wanted);
        }}
      >
        <div className="flex items-center gap-4">
          <input
            type="range"
            aria-label="Least confidence, slider"
            min={0}
            max={100}
            value={least}
            onChange={(event) => change(event.target.value)}
            className="min-w-0 flex-1 accent-ink"
          />
          <Input
            type="number"
            aria-label="Least confidence"
            min={0}
            max={100}
            value={typed}
            onChange={(event) => change(event.target.value)}
            className="w-20"
          />
        </div>
        <p role="status">
          <span className="font-semibold">{countWord(wanted.length, 'mapping')}</span> will be approved.
          {left.length ? <span className="text-ink-soft"> Left for you: {left.join(', ')}.</span> : null}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button size="md" onClick={onClose}>
            Close
          </Button>
          <Button
            type="submit"
            look="primary"
            size="md"
            disabledReason={wanted.length ? null : 'Nothing to approve from there on.'}
          >
            Approve {wanted.length}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
