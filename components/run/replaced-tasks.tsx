import { Undo2 } from 'lucide-react';
import { AnswerText } from '@/components/mapping/answer-text';
import type { Undoable } from '@/components/mapping/use-undo-correct';
import { Button } from '@/components/ui/button';
import type { Mapping } from '@/lib/domain/mapping';

/** A living command in a dead one's place, and all that is needed to take it back. */
export type Replacement = Undoable & { mapping: Mapping };

type ReplacedTasksProps = {
  replaced: readonly Replacement[];
  keyOf: (taskId: string) => string;
  onUndo: (replacement: Replacement) => void;
};

/** What was replaced here just now; each can be taken back until the dialog is closed. */
export function ReplacedTasks({ replaced, keyOf, onUndo }: ReplacedTasksProps) {
  if (replaced.length === 0) return null;
  return (
    <ul aria-label="Replaced" className="grid divide-y border-t text-sm">
      {replaced.map((one) => {
        const key = keyOf(one.mapping.taskId);
        return (
          <li key={one.mapping.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="font-mono text-ink-soft">{key}</span>
            <span className="min-w-0 flex-1">
              <AnswerText answer={one.mapping.answer} />
            </span>
            <Button look="quiet" aria-label={`Undo the replacement in ${key}`} onClick={() => onUndo(one)}>
              <Undo2 aria-hidden /> Undo
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
