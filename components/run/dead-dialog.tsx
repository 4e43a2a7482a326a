'use client';
import { Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useUndoCorrect } from '@/components/mapping/use-undo-correct';
import { DeadTasks } from '@/components/plan/dead-tasks';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { Board } from '@/lib/domain/board';
import type { DeadTask } from '@/lib/domain/preflight';
import { ReplacedTasks, type Replacement } from './replaced-tasks';

type DeadDialogProps = {
  board: Board;
  /** What the refused run would have come to. */
  refused: DeadTask[];
  pending: boolean;
  onRun: () => void;
  onClose: () => void;
};

/** Why Run was refused: the tasks whose commands are dead, each replaced here by a press, and then Run again. */
export function DeadDialog({ board, refused, pending, onRun, onClose }: DeadDialogProps) {
  const { spec } = board;
  const router = useRouter();
  const [replaced, setReplaced] = useState<readonly Replacement[]>([]);
  const replace = useVerbMutation('correct', {
    onSuccess: (done) =>
      setReplaced((all) => [...all.filter(({ mapping }) => mapping.taskId !== done.mapping.taskId), done]),
  });
  const takeBack = useUndoCorrect(spec);
  const undo = (done: Replacement): void => {
    setReplaced((all) => all.filter(({ mapping }) => mapping.id !== done.mapping.id));
    takeBack(done);
  };
  const still = new Set(board.dead.map(({ taskId, command }) => `${taskId} ${command}`));
  const left = refused.filter(({ taskId, command }) => still.has(`${taskId} ${command}`));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={left.length ? 'Nothing was started' : 'Every command can be used now'}
      description={
        left.length ? 'These approved commands cannot be used here. Replace each, or do it another way.' : null
      }
      footer={
        <>
          <Button size="md" onClick={onClose}>
            Close
          </Button>
          <Button
            look="primary"
            size="md"
            pending={pending || replace.isPending}
            disabledReason={left.length ? `${left.length} to be replaced first.` : null}
            onClick={onRun}
          >
            <Play aria-hidden /> Run
          </Button>
        </>
      }
    >
      <DeadTasks
        spec={spec}
        dead={left}
        onReplace={({ taskId, args }, command) =>
          replace.mutate({ spec, task: taskId, answer: { kind: 'command', command, args } })
        }
        onChoose={({ taskId }) => router.push(`/specs/${encodeURIComponent(spec)}/tasks/${taskId}`)}
      />
      <ReplacedTasks
        replaced={replaced}
        keyOf={(taskId) => refused.find((each) => each.taskId === taskId)?.key ?? ''}
        onUndo={undo}
      />
    </Dialog>
  );
}
