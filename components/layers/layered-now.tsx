import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

/** Says that the plan has its layers, and where to go. */
export function LayeredNow({ spec, path }: { spec: string; path: string }) {
  return (
    <Callout title={`The plan of ${spec} says its layers now`}>
      <p className="wrap-anywhere font-mono text-ink-soft text-sm">{path}</p>
      <div>
        <Button asChild size="md" look="primary">
          <Link href={`/specs/${encodeURIComponent(spec)}`}>Go to the plan</Link>
        </Button>
      </div>
    </Callout>
  );
}
