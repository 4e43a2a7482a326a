import { Callout } from '@/components/ui/callout';
import type { Problem } from '@/lib/domain/errors';

/** Boxes that could not be ticked in the plan file. The run itself is not held up by it. */
export function WriteBackNote({ problem }: { problem: Problem }) {
  return (
    <Callout tone="ask" title={problem.message}>
      {problem.hint ? <p className="text-ink-soft text-sm">{problem.hint}</p> : null}
    </Callout>
  );
}
