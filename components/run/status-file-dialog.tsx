'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { StatusFileView } from '@/lib/domain/status-edit';
import { StatusFileDifferences } from './status-file-differences';

type Props = { view: StatusFileView; edit: NonNullable<StatusFileView['edit']>; onClose: () => void };

/** The three versions of each task, and the choice: keep ours, or take over what theirs says is done. */
export function StatusFileDialog({ view, edit, onClose }: Props) {
  const { spec } = view;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const resolve = useVerbMutation('resolveStatusFile', {
    onSuccess: ({ refused }) => {
      if (refused.length === 0) onClose();
    },
  });
  const chosen = edit.differences.filter(({ acceptable, taskId }) => acceptable && !left.has(taskId));
  const refused = resolve.data?.refused ?? [];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Two versions of the status file"
      description="What is done is told by Ashlar's own records. From the other file you can accept tasks as done, as your own word for it; commands are never taken from it. Where no run is open, it counts from the next run on."
      footer={
        <>
          <Button
            size="md"
            pending={resolve.isPending}
            disabledReason={chosen.length ? null : 'It says of no task that it is done and ours is open.'}
            onClick={() => resolve.mutate({ spec, choice: 'theirs', tasks: chosen.map(({ taskId }) => taskId) })}
          >
            Accept {chosen.length} {chosen.length === 1 ? 'task' : 'tasks'} as done
          </Button>
          <Button
            look="primary"
            size="md"
            pending={resolve.isPending}
            onClick={() => resolve.mutate({ spec, choice: 'ours' })}
          >
            Keep ours
          </Button>
        </>
      }
    >
      {edit.unreadable ? <p>Theirs cannot be read: {edit.unreadable}.</p> : null}
      {!edit.unreadable && edit.differences.length === 0 ? <p>It says nothing else of any task than ours.</p> : null}
      <StatusFileDifferences
        differences={edit.differences}
        left={left}
        onLeave={(taskId, leave) =>
          setLeft((all) => new Set(leave ? [...all, taskId] : [...all].filter((other) => other !== taskId)))
        }
      />
      {edit.strangers ? (
        <p className="mt-3 text-ink-soft text-sm">Tasks of theirs that this plan does not have: {edit.strangers}.</p>
      ) : null}
      {edit.others ? (
        <p className="mt-3 text-ink-soft text-sm">
          Earlier versions that were kept and are settled with it: {edit.others}.
        </p>
      ) : null}
      {refused.map(({ task, problem }) => (
        <p key={task} role="alert" className="mt-2 text-broken-text text-sm">
          {task}: {problem.message}
        </p>
      ))}
    </Dialog>
  );
}
