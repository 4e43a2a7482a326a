import { FileX } from 'lucide-react';
import { Callout } from '@/components/ui/callout';
import { When } from './when';

/** Says of a task that the plan no longer has it. What was known of it stays. */
export function GoneNote({ since }: { since: string | null }) {
  return (
    <Callout icon={FileX} title="No longer in the plan">
      <p className="text-ink-soft text-sm">
        Its mappings, attempts and logs are kept
        {since ? (
          <>
            ; it was gone at <When at={since} />
          </>
        ) : null}
        . If it comes back, it is the same task again.
      </p>
    </Callout>
  );
}
