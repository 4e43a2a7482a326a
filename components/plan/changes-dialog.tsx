'use client';
import { When } from '@/components/task/when';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { useVerbQuery } from '@/lib/client/verb-query';
import { ChangesList } from './changes-list';

/** What changed in a plan since it was last seen in order. “Got it” takes it as seen. */
export function ChangesDialog({ spec, onClose }: { spec: string; onClose: () => void }) {
  const { data: diff } = useVerbQuery('planDiff', { spec }, { every: 5000 });
  const accept = useVerbMutation('acceptPlan', { onSuccess: onClose });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="What changed in the plan"
      description={
        diff?.since ? (
          <>
            Compared with the plan as you last saw it, <When at={diff.since} />.
          </>
        ) : undefined
      }
      footer={
        <Button
          look="primary"
          size="md"
          pending={accept.isPending}
          disabledReason={diff ? null : 'It is still being compared.'}
          onClick={() => diff && accept.mutate({ spec, hash: diff.hash })}
        >
          Got it
        </Button>
      }
    >
      {diff ? <ChangesList diff={diff} onLeave={onClose} /> : <p className="text-ink-soft">Comparing …</p>}
    </Dialog>
  );
}
