'use client';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { AskedDownstream } from './use-downstream';
import type { ActTask, TaskActs } from './use-task-acts';

const SHOWN = 12;
const kinds = {
  runAnyway: 'Go on without what it would have done',
  blocked: 'Cannot start yet',
  cleared: 'Come again',
} as const;

type DownstreamDialogProps = { task: ActTask; asked: AskedDownstream; act: TaskActs['act']; onClose: () => void };

/** What a skip or a retry means for the tasks behind, before it is done. */
export function DownstreamDialog({ task, asked, act, onClose }: DownstreamDialogProps) {
  const { choice, result } = asked;
  const word = choice === 'skip' ? 'Skip' : 'Retry';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${word} ${task.key}?`}
      description="It matters to these tasks behind it."
      footer={
        <>
          <Button size="md" onClick={onClose}>
            Not now
          </Button>
          <Button
            size="md"
            look="primary"
            onClick={() => {
              act(choice, task);
              onClose();
            }}
          >
            {word} it
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {(['runAnyway', 'blocked', 'cleared'] as const).map((kind) => {
          const tasks = result[kind];
          if (tasks.length === 0) return null;
          return (
            <section key={kind} aria-label={kinds[kind]}>
              <h3 className="font-medium">
                {kinds[kind]}: {countWord(tasks.length, 'task')}
              </h3>
              <ul className="mt-1 grid gap-0.5 text-sm">
                {tasks.slice(0, SHOWN).map((other) => (
                  <li key={other.taskId}>
                    <span className="mr-2 font-mono text-ink-soft">{other.key}</span>
                    {other.description}
                  </li>
                ))}
                {tasks.length > SHOWN ? <li className="text-ink-soft">and {tasks.length - SHOWN} more</li> : null}
              </ul>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
