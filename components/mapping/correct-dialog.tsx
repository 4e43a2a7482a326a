'use client';
import type { CorrectRequest } from '@/components/task/use-task-acts';
import { Dialog } from '@/components/ui/dialog';
import type { Mapping } from '@/lib/domain/mapping';
import { CorrectForm } from './correct-form';
import { MarkedText } from './marked-text';

/** What the dialog must know of a task; rows of the board and tasks of a run both have it. */
export type CorrectTask = { task: { id: string; key: string; description: string }; mapping: Mapping | null };

type CorrectDialogProps = {
  spec: string;
  rows: readonly CorrectTask[];
  request: CorrectRequest | null;
  onClose: () => void;
};

/** Asks how a task is done: before a run as a correction, in a run as an alternate that is tried at once. */
export function CorrectDialog({ spec, rows, request, onClose }: CorrectDialogProps) {
  const row = request && rows.find(({ task }) => task.id === request.task.id);
  if (!request || !row) return null;
  const { task, mapping } = row;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={request.verb === 'correct' ? `How is ${task.key} done?` : `Try ${task.key} another way`}
      description={<MarkedText text={task.description} matched={mapping?.matched ?? []} />}
    >
      <CorrectForm key={task.id} spec={spec} request={request} row={row} onDone={onClose} />
    </Dialog>
  );
}
