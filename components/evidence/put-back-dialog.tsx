'use client';
import { toast } from 'sonner';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { useVerbQuery } from '@/lib/client/verb-query';
import type { PutBackFile } from '@/lib/domain/checkpoint';
import type { Attempt } from '@/lib/domain/run';

type PutBackDialogProps = { spec: string; attempt: Pick<Attempt, 'id' | 'taskId' | 'n'>; onClose: () => void };

const words = { restore: 'as before', delete: 'deleted', leave: 'left' } as const;

/** Lists what putting back does with each file, and does it once that is confirmed. It can be taken back. */
export function PutBackDialog({ spec, attempt, onClose }: PutBackDialogProps) {
  const input = { spec, task: attempt.taskId, attempt: attempt.id };
  const ahead = useVerbQuery('putBack', { ...input, dryRun: true });
  const undo = useVerbMutation('putBack', { onSuccess: () => toast('The files are as they were before that') });
  const put = useVerbMutation('putBack', {
    onSuccess: ({ files, undo: act }) => {
      const back = files.filter(({ does }) => does !== 'leave').length;
      toast(`${countWord(back, 'file')} put back as before attempt ${attempt.n}`, {
        ...(act && { action: { label: 'Undo', onClick: () => undo.mutate({ ...input, undo: act }) } }),
      });
      onClose();
    },
  });
  const files = ahead.data?.files ?? [];
  const count = files.filter(({ does }) => does !== 'leave').length;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Put the files back as before attempt ${attempt.n}?`}
      description="Only files that this attempt changed. Branches and what is staged in git are not touched, and it can be undone."
      footer={
        <>
          <Button size="md" onClick={onClose}>
            Close
          </Button>
          <Button
            size="md"
            look="primary"
            pending={put.isPending}
            disabledReason={count ? null : 'There is nothing to put back.'}
            onClick={() => put.mutate(input)}
          >
            {count ? `Put ${countWord(count, 'file')} back` : 'Put back'}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {ahead.error ? <Callout tone="ask" title={ahead.error.message} /> : null}
        {ahead.isPending ? <p className="text-ink-soft">Looking at the files …</p> : null}
        {ahead.data?.notes.map((note) => (
          <p key={note} className="text-ink-soft text-sm">
            {note}
          </p>
        ))}
        <ul className="grid gap-1" aria-label="Files">
          {files.map((file) => (
            <PlannedFile key={file.path} file={file} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function PlannedFile({ file: { path, does, why } }: { file: PutBackFile }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <code className="min-w-0 font-mono text-sm">{path}</code>
      <span className={does === 'leave' ? 'text-ask-text' : 'text-ink-soft'}>
        {words[does]}
        {why ? `: ${why}` : ''}
      </span>
    </li>
  );
}
