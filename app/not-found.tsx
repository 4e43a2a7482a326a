import type { Metadata } from 'next';
import Link from 'next/link';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <PageFrame crumbs={[]}>
      <section className="mx-auto grid max-w-xl gap-3 py-16">
        <h1 className="font-semibold text-2xl">There is nothing here</h1>
        <p className="text-ink-soft">
          No spec, task or run has this address. It may have been renamed or taken out of its plan.
        </p>
        <div className="pt-2">
          <Button asChild size="md" look="primary">
            <Link href="/">See all specs</Link>
          </Button>
        </div>
      </section>
    </PageFrame>
  );
}
